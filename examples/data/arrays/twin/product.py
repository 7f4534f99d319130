"""A matrix product: `product.py [n] [--time]`."""

import sys
from time import perf_counter

import numpy as np

n = int(sys.argv[1]) if len(sys.argv) > 1 else 64
# ANCHOR: product
rng = np.random.default_rng(7)
a, b = rng.random((n, n)), rng.random((n, n))
c = a @ b
# ANCHOR_END: product
print(f"n       {n}")
print(f"sum     {c.sum():.1f}")
print(f"corner  {c[-1, 0]:.3f}")
if "--time" in sys.argv:
    # as many products as make about as many operations at every size
    repeats = max(6_000_000_000 // n**3, 1)
    start = perf_counter()
    for _ in range(repeats):
        a @ b
    print(f"seconds {(perf_counter() - start) / repeats:.9f}")
