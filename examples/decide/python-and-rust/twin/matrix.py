"""Multiplies two matrices of whole numbers, so that every sum is exact."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy is imported

import sys
from time import perf_counter

import numpy as np

N = 512
REPEATS = 100


# ANCHOR: product
def product(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a @ b
# ANCHOR_END: product


def report(product):
    print(f"{N} × {N}, largest entry {product.max():.0f}")
    wide = product.astype(np.float64)
    print(f"diagonal {wide.trace():.0f}, sum {wide.sum():.0f}")


def main():
    i, j = np.ogrid[:N, :N]
    a = ((3 * i + 5 * j) % 8).astype(np.float32)
    b = ((i * j + 7) % 8).astype(np.float32)
    report(product(a, b))
    if "--time" in sys.argv:
        start = perf_counter()
        for _ in range(REPEATS):
            product(a, b)
        print(f"seconds {(perf_counter() - start) / REPEATS:.6f}")


if __name__ == "__main__":
    main()
