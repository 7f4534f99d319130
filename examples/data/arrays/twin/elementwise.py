"""One function for each of a million elements: `elementwise.py NAME [--time]`."""

import sys
from time import perf_counter

import numpy as np

REPEATS = 100


# ANCHOR: sigmoid
def sigmoid(x):
    """1 / (1 + exp(-x)), each step in the memory of the one before."""
    y = np.negative(x)
    np.exp(y, out=y)
    y += 1
    return np.reciprocal(y, out=y)
# ANCHOR_END: sigmoid


# ANCHOR: scale
def scale(x, mean, std):
    y = x - mean
    y /= std
    return np.clip(y, -1.5, 1.5, out=y)
# ANCHOR_END: scale


x = np.random.default_rng(7).random((62_500, 16)) * 8 - 4
mean, std = x.mean(axis=0), x.std(axis=0)
name = sys.argv[1] if len(sys.argv) > 1 else "sigmoid"
functions = {"sigmoid": (sigmoid, x), "scale": (scale, x, mean, std)}
function, *arguments = functions[name]
work = lambda: function(*arguments)
y = work()
print(f"sum    {(y * y).sum():.2f}")
print(f"corner {y[-1, 0]:.6f}")
if "--time" in sys.argv:
    start = perf_counter()
    for _ in range(REPEATS):
        work()
    print(f"seconds {(perf_counter() - start) / REPEATS:.9f}")
