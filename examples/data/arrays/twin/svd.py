"""The thin SVD of a tall matrix by NumPy; `--time` times it."""

import sys
from time import perf_counter

import numpy as np

ROWS, COLUMNS, REPEATS = 2000, 100, 20

x = np.random.default_rng(7).random((ROWS, COLUMNS)) - 0.5
values = np.linalg.svd(x, full_matrices=False).S
print(f"largest  {values[0]:.3f}")
print(f"smallest {values[-1]:.3f}")
print(f"sum      {values.sum():.2f}")
if "--time" in sys.argv:
    start = perf_counter()
    for _ in range(REPEATS):
        np.linalg.svd(x, full_matrices=False)
    print(f"seconds {(perf_counter() - start) / REPEATS:.9f}")
