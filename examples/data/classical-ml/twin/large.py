"""One model on generated rows; `--time` times its fit."""

import os

# One thread for BLAS and for scikit-learn's own loops; both are read at import.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import sys
from time import perf_counter

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

COLUMNS = 20


def uniform(position):
    """From 0 to 1, by the finishing steps of the generator SplitMix64."""
    z = (position.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) / 2.0**53


def rows(count):
    """Two classes that overlap; later columns say less and vary less."""
    labels = np.arange(count) % 2 == 1
    cell = 2 * np.arange(count * COLUMNS).reshape(count, COLUMNS) + 1_000_000
    noise = 3.0 * (uniform(cell) + uniform(cell + 1))
    column = np.arange(COLUMNS)
    centre = np.where(labels[:, np.newaxis], uniform(column), 0.0)
    return np.floor((centre + noise) / (1.0 + column / 4.0) * 1e4) / 1e4, labels


def timed(repeats, fit, show):
    show(fit())
    if "--time" in sys.argv:
        start = perf_counter()
        for _ in range(repeats):
            fit()
        print(f"seconds {(perf_counter() - start) / repeats:.9f}")


def linear():
    x, _ = rows(100_000)
    x, y = np.ascontiguousarray(x[:, 1:]), x[:, 0].copy()
    timed(
        3,
        lambda: LinearRegression().fit(x, y),
        lambda model: print(f"intercept {model.intercept_:.4f}"),
    )


def logistic():
    x, y = rows(50_000)
    timed(
        5,
        lambda: LogisticRegression(C=1.0, tol=1e-4, max_iter=100).fit(x, y),
        lambda model: print(f"accuracy {model.score(x, y):.2f}"),
    )


def kmeans():
    x, _ = rows(50_000)
    timed(
        4,
        lambda: KMeans(8, init=x[:8], n_init=1, max_iter=20, tol=0, algorithm="lloyd").fit(x),
        lambda model: print(f"inertia {model.inertia_ / len(x):.3f}"),
    )


def pca():
    x, _ = rows(100_000)
    timed(
        20,
        lambda: PCA(2).fit(x),
        lambda model: print("singular values", *(f"{value:.1f}" for value in model.singular_values_)),
    )


def tree():
    x, y = rows(5_000)
    timed(
        3,
        lambda: DecisionTreeClassifier(max_depth=4, random_state=0).fit(x, y),
        lambda model: print(f"accuracy {model.score(x, y):.2f}"),
    )


def svm():
    x, y = rows(2_000)
    timed(
        5,
        lambda: SVC(C=1.0, gamma=1 / 10.0, tol=1e-3).fit(x, y),
        lambda model: print(f"accuracy {model.score(x, y):.2f}"),
    )


MODELS = {"linear": linear, "logistic": logistic, "kmeans": kmeans, "pca": pca, "tree": tree, "svm": svm}

if __name__ == "__main__":
    chosen = [name for name in sys.argv[1:] if name in MODELS] or ["tree"]
    MODELS[chosen[0]]()
