"""k-nearest neighbours on more rows than the wines have; `--time` times `predict`."""

import os

# One thread for BLAS and for scikit-learn's own loops; both are read at import.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import sys
from time import perf_counter

import numpy as np
from sklearn.neighbors import KNeighborsClassifier

COLUMNS, CLASSES = 16, 3
KNOWN, UNKNOWN = 8000, 1000
K = 5
REPEATS = 5


def uniform(position):
    """From 0 to 1, by the finishing steps of the generator SplitMix64."""
    z = (position.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) / 2.0**53


def rows(first, count):
    """`count` rows around three centres from the `first` on, and their labels."""
    labels = np.arange(first, first + count) % CLASSES
    cells = np.arange(first * COLUMNS, (first + count) * COLUMNS).reshape(-1, COLUMNS)
    centres = labels[:, np.newaxis] * COLUMNS + np.arange(COLUMNS)
    return uniform(centres) + 3 * uniform(cells + 1_000_000), labels


def main():
    X, y = rows(0, KNOWN)
    unknown, labels = rows(KNOWN, UNKNOWN)
    # ANCHOR: model
    model = KNeighborsClassifier(K, algorithm="brute", n_jobs=1).fit(X, y)
    guesses = model.predict(unknown)
    # ANCHOR_END: model
    print(f"known     {KNOWN}")
    print(f"right     {np.count_nonzero(guesses == labels)} of {UNKNOWN}")
    print(f"checksum  {np.arange(UNKNOWN) @ guesses}")
    if "--time" in sys.argv:
        start = perf_counter()
        for _ in range(REPEATS):
            model.predict(unknown)
        print(f"seconds {(perf_counter() - start) / REPEATS:.6f}")


if __name__ == "__main__":
    main()
