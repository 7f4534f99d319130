"""The product of a large matrix with a vector; `--time` times it."""

import sys
import time

import numpy as np

SIZE = 4096


def numbers(count):
    """Numbers from -0.5 to 0.5 that are the same everywhere."""
    mixed = np.arange(count, dtype=np.uint32) * np.uint32(2_654_435_769)
    return (mixed >> 16).astype(np.float32) / np.float32(65_536) - np.float32(0.5)


def main():
    weights = numbers(SIZE * SIZE).reshape(SIZE, SIZE)
    vector = numbers(SIZE)
    out = weights @ vector
    tens = ", ".join(f"{number / 10:.0f}" for number in out[:4])
    print(f"[{tens}] tens")
    if "--time" in sys.argv:
        print(f"seconds {seconds(weights, vector):.9f}")


def seconds(weights, vector):
    """Mean seconds of one product, from enough of them to fill a fifth of a second."""
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.2:
        weights @ vector
        calls += 1
    return elapsed / calls


if __name__ == "__main__":
    main()
