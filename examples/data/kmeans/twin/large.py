"""k-means on rows from a generator: `large.py NAME SET THREADS [--time]`."""

import os
import sys

arguments = [argument for argument in sys.argv[1:] if argument != "--time"]
NAME, SET, THREADS = arguments or ["lloyd", "small", "1"]
# For BLAS and for scikit-learn's own loops; both are read at import.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = THREADS

from time import perf_counter

import numpy as np
from sklearn.cluster import KMeans

from data import blobs, plus_plus

# rows, columns, clusters, spread
SETS = {
    "small": (4000, 8, 32, 0.3),
    "large": (50_000, 8, 32, 0.3),
    "noise": (6000, 128, 128, 2.0),
}


# ANCHOR: sklearn
def by_sklearn(X, seeds, algorithm):
    model = KMeans(
        len(seeds), init=seeds, n_init=1, tol=0, max_iter=1000, algorithm=algorithm
    ).fit(X)
    return model.labels_, model.n_iter_, model.inertia_
# ANCHOR_END: sklearn


# ANCHOR: numpy
def by_numpy(X, seeds):
    """The steps in NumPy: |x - c|² is |x|² - 2xc + |c|², and |x|² is the same
    for all centres."""
    k, centres, labels, steps = len(seeds), seeds, np.full(len(X), -1), 0
    while True:
        steps += 1
        new = ((centres**2).sum(axis=1) - X @ (2 * centres.T)).argmin(axis=1)
        if (new == labels).all():
            return labels, steps, ((X - centres[labels]) ** 2).sum()
        labels = new
        sums = [np.bincount(labels, column, k) for column in X.T]
        centres = (sums / np.bincount(labels, minlength=k)).T
# ANCHOR_END: numpy


def cluster(X, seeds):
    return by_numpy(X, seeds) if NAME == "numpy" else by_sklearn(X, seeds, NAME)


def main():
    rows, columns, k, spread = SETS[SET]
    X = blobs(rows, columns, k, spread)
    seeds = plus_plus(X, k, 2)
    start, runs = perf_counter(), 1
    labels, steps, inertia = cluster(X, seeds)
    while perf_counter() - start < 0.25:
        cluster(X, seeds)
        runs += 1
    seconds = (perf_counter() - start) / runs
    print(f"rows        {rows} of {columns} numbers")
    print(f"clusters    {k}")
    print(f"steps       {steps}")
    print(f"inertia     {inertia:.4f}")
    print(f"checksum    {np.arange(rows) % 997 @ labels}")
    if "--time" in sys.argv:
        print(f"seconds {seconds:.6f}")


if __name__ == "__main__":
    main()
