"""Prints what `small.py` prints, by NumPy; `--time` times that."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy is imported

import sys
import time

import numpy as np


NUMBERS = "2 4 4 4 5 5 7 9"  # if none are given


# ANCHOR: summary
def summary(words):
    """Mean and deviation of all numbers, which are taken for the population."""
    numbers = np.array(words, dtype=float)
    return numbers.mean(), numbers.std()
# ANCHOR_END: summary


def main():
    words = [word for word in sys.argv[1:] if word != "--time"] or NUMBERS.split()
    mean, deviation = summary(words)
    print(f"mean {mean:.3f}, deviation {deviation:.3f}")
    if "--time" in sys.argv:
        print(f"seconds {seconds(words):.9f}")


def seconds(words):
    """Mean seconds of one summary, from enough of them to fill a quarter of a second."""
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.25:
        for _ in range(100):
            summary(words)
        calls += 100
    return elapsed / calls


if __name__ == "__main__":
    main()
