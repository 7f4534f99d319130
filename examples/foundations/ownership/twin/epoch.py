"""Adds up all batches of a matrix; `--time views|copies` times one way."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy is imported

import sys
import time

import numpy as np


# ANCHOR: epoch
COLUMNS, ROWS, SIZE = 32, 65_536, 256


def by_views(samples):
    sums, ones = np.zeros(COLUMNS), np.ones(SIZE)
    for start in range(0, ROWS, SIZE):
        batch = samples[start : start + SIZE]
        sums += ones @ batch  # a matrix product: the sum of each column
    return sums


def by_copies(samples):
    sums, ones = np.zeros(COLUMNS), np.ones(SIZE)
    for start in range(0, ROWS, SIZE):
        batch = samples[start : start + SIZE].copy()
        sums += ones @ batch
    return sums
# ANCHOR_END: epoch


def samples():
    """Small whole numbers, so that their sum is exact in any order."""
    i = np.arange(ROWS * COLUMNS)
    return (i * 7_919 % 1_009).astype(np.float64).reshape(ROWS, COLUMNS)


def seconds(work, samples):
    """Mean seconds of one call, from enough calls to fill a fifth of a second."""
    work(samples)  # warm the caches
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.25:
        for _ in range(5):
            work(samples)
        calls += 5
    return elapsed / calls


def main():
    matrix = samples()
    print(f"batches          {-(-ROWS // SIZE)}")
    print(f"sum by views     {by_views(matrix).sum():.0f}")
    print(f"sum by copies    {by_copies(matrix).sum():.0f}")
    if "--time" in sys.argv:
        kind = (sys.argv[sys.argv.index("--time") + 1 :] or ["views"])[0]
        work = {"views": by_views, "copies": by_copies}[kind]
        print(f"seconds {seconds(work, matrix):.9f}")


if __name__ == "__main__":
    main()
