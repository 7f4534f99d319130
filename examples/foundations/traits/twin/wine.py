"""Guesses the variety of a wine with three models; `--time` times the last, a pipeline."""

import os

# One thread for BLAS and for scikit-learn's own loops; both are read at import.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import sys
from pathlib import Path
from time import perf_counter

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.validation import check_is_fitted, validate_data

K = 5
SHOWN = {0: "alcohol", 4: "magnesium", 10: "hue", 12: "proline"}
DATA = Path(__file__).parent.parent / "data" / "wine.csv"


# ANCHOR: majority
class Majority(ClassifierMixin, BaseEstimator):
    """Guesses the most frequent label, whatever the row."""

    def fit(self, X, y):
        X, y = validate_data(self, X, y)
        self.classes_, counts = np.unique(y, return_counts=True)
        self.label_ = self.classes_[counts.argmax()]
        return self

    def predict(self, X):
        check_is_fitted(self)
        X = validate_data(self, X, reset=False)
        return np.full(len(X), self.label_)
# ANCHOR_END: majority


def read():
    """Every third wine is held out."""
    table = np.loadtxt(DATA, delimiter=",", skiprows=1)
    X, y = table[:, :-1], table[:, -1].astype(int)
    held_out = np.arange(len(y)) % 3 == 0
    return X[~held_out], y[~held_out], X[held_out], y[held_out]


def report_columns(X):
    scaler = StandardScaler().fit(X)
    print("             mean  deviation")
    for column, name in SHOWN.items():
        mean, deviation = scaler.mean_[column], scaler.scale_[column]
        print(f"{name:<9}  {mean:6.2f}     {deviation:6.2f}")
    print()


def report_models(X, y, X_test, y_test):
    # ANCHOR: models
    pipeline = make_pipeline(
        StandardScaler(), KNeighborsClassifier(K, algorithm="brute")
    )
    models = {
        "most frequent": Majority().fit(X, y),
        "5 neighbours": KNeighborsClassifier(K, algorithm="brute").fit(X, y),
        "scaled, 5 neighbours": pipeline.fit(X, y),
    }
    for name, model in models.items():
        score = model.score(X_test, y_test)
        print(f"{name:<20}  {score:.3f}")
    # ANCHOR_END: models
    if "--time" in sys.argv:
        print(f"seconds {seconds(lambda: pipeline.predict(X_test)):.9f}")


def seconds(work):
    """Mean seconds of one call, from enough calls to fill a fifth of a second."""
    work()  # warm the caches
    calls = 0
    start = perf_counter()
    while (elapsed := perf_counter() - start) < 0.25:
        work()
        calls += 1
    return elapsed / calls


def main():
    X, y, X_test, y_test = read()
    print(f"{len(y)} wines known, {len(y_test)} to guess\n")
    report_columns(X)
    report_models(X, y, X_test, y_test)


if __name__ == "__main__":
    main()
