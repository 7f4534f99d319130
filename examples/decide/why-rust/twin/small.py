"""Prints the mean and the deviation of the numbers that it is given; `--time` times that."""

import sys
import time
from math import sqrt


# ANCHOR: program
NUMBERS = "2 4 4 4 5 5 7 9"  # if none are given


def summary(words):
    """Mean and deviation of all numbers, which are taken for the population."""
    numbers = [float(word) for word in words]
    mean = sum(numbers) / len(numbers)
    squares = sum((x - mean) ** 2 for x in numbers)
    return mean, sqrt(squares / len(numbers))


def main():
    words = [word for word in sys.argv[1:] if word != "--time"] or NUMBERS.split()
    mean, deviation = summary(words)
    print(f"mean {mean:.3f}, deviation {deviation:.3f}")
    if "--time" in sys.argv:
        print(f"seconds {seconds(words):.9f}")
# ANCHOR_END: program


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
