"""What a step on arrays spends its time on: `parts.py product|tanh [--time]`."""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is imported

from itertools import islice
from time import perf_counter

import numpy as np

from data import generator


def main():
    random = generator(1)
    x = np.array(list(islice(random, 64_000))).reshape(1000, 64)
    weights = np.array(list(islice(random, 4096))).reshape(64, 64)
    if "tanh" in sys.argv:
        part = lambda: np.tanh(x)
    else:
        part = lambda: x @ weights
    print(f"sum {part().sum():.4f}")
    if "--time" in sys.argv:
        begin, runs = perf_counter(), 0
        while perf_counter() - begin < 0.25:
            part()
            runs += 1
        print(f"seconds {(perf_counter() - begin) / runs:.9f}")


if __name__ == "__main__":
    main()
