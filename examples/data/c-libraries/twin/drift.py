"""Calls the Rust library through ctypes.

`--ranks WAY` and `--distance WAY` time one way to rank or compare many values.
"""

import os
import sys
from bisect import bisect_right
from ctypes import CDLL, POINTER, byref, c_char_p, c_double, c_size_t, c_void_p
from time import perf_counter

import numpy as np
from numpy.ctypeslib import ndpointer

from sketch import radii, seconds

# ANCHOR: load
library = CDLL(os.environ["LIBRARY"])
handle, number, place = c_void_p, c_double, POINTER(c_double)
values = ndpointer(np.float64, ndim=1, flags="C_CONTIGUOUS, ALIGNED")
results = ndpointer(np.float64, ndim=1, flags="C_CONTIGUOUS, ALIGNED, WRITEABLE")
library.drift_new.argtypes = [values, c_size_t, POINTER(handle)]
library.drift_free.argtypes = [handle]
library.drift_free.restype = None
library.drift_rank.argtypes = [handle, number, place]
library.drift_ranks.argtypes = [handle, values, c_size_t, results]
library.drift_distance.argtypes = [handle, values, c_size_t, place]
library.drift_summary.argtypes = [handle, POINTER(c_void_p)]
library.drift_text_free.argtypes = [c_void_p]
library.drift_text_free.restype = None
# ANCHOR_END: load


# ANCHOR: reference
def check(status: int):
    if status:
        raise ValueError(f"status {status}")


class Reference:
    def __init__(self, values: np.ndarray):
        self._handle = c_void_p()  # NULL, should drift_new fail
        check(library.drift_new(values, len(values), byref(self._handle)))

    def __del__(self):
        library.drift_free(self._handle)

    def __reduce__(self):  # to copy or pickle it
        raise TypeError("one handle, one owner")

    def ranks(self, values: np.ndarray) -> np.ndarray:
        ranks = np.empty(len(values))
        check(library.drift_ranks(self._handle, values, len(values), ranks))
        return ranks

    def distance(self, values: np.ndarray) -> float:
        known, distance = self._handle, c_double()
        check(library.drift_distance(known, values, len(values), byref(distance)))
        return distance.value
# ANCHOR_END: reference

    def rank(self, value: float) -> float:
        rank = c_double()
        check(library.drift_rank(self._handle, value, byref(rank)))
        return rank.value

    # ANCHOR: summary
    def __str__(self) -> str:
        text = c_void_p()
        check(library.drift_summary(self._handle, byref(text)))
        try:
            return c_char_p(text.value).value.decode()  # a copy
        finally:
            library.drift_text_free(text)
    # ANCHOR_END: summary


def show():
    # ANCHOR: show
    benign, malignant = radii()
    reference = Reference(benign)
    print(f"reference  {reference}")
    print(f"distance   {reference.distance(malignant):.3f}")
    a, b, c = reference.ranks(np.array([12.0, 15.0, 18.0]))
    print(f"ranks      {a:.3f} {b:.3f} {c:.3f}")
    # ANCHOR_END: show
    try:
        reference.distance(np.empty(0))
    except ValueError as error:
        print(f"nothing    {error}")


# ANCHOR: ranks
def ranks(way: str, known: np.ndarray, values: np.ndarray):
    """One way to rank all values, and how often to repeat it."""
    reference, sorted_ = Reference(known), np.sort(known)
    share = 1 / len(known)
    match way:
        case "each":
            singles = values.tolist()
            return lambda: [reference.rank(value) for value in singles], 30
        case "bisect":
            singles, known = values.tolist(), sorted_.tolist()
            return lambda: [bisect_right(known, v) * share for v in singles], 100
        case "batch":
            return lambda: reference.ranks(values), 400
        case "numpy":
            find = sorted_.searchsorted
            return lambda: find(values, side="right") / len(known), 400
# ANCHOR_END: ranks


# ANCHOR: distance
def by_numpy(known: np.ndarray, values: np.ndarray) -> float:
    """The statistic of Kolmogorov and Smirnov; `known` is sorted."""
    both = np.concatenate([known, np.sort(values)])
    order = both.argsort(kind="stable")  # merges the two sorted parts
    steps = np.where(order < len(known), len(values), -len(known))
    last = np.diff(both[order], append=np.inf) > 0  # of those that are equal
    return np.abs(steps.cumsum()[last]).max() / (len(known) * len(values))
# ANCHOR_END: distance


def distance(way: str, known: np.ndarray, values: np.ndarray):
    reference, sorted_ = Reference(known), np.sort(known)
    if way == "scipy":
        from scipy.stats import ks_2samp

        return lambda: ks_2samp(sorted_, values, method="asymp").statistic, 100
    return {
        "rust": (lambda: reference.distance(values), 500),
        "numpy": (lambda: by_numpy(sorted_, values), 200),
    }[way]


def time(what, way: str):
    known, values = seconds(10_000, 2026), seconds(10_000, 7)
    work, repeats = what(way, known, values)
    result = work()
    start = perf_counter()
    for _ in range(repeats):
        work()
    elapsed = (perf_counter() - start) / repeats
    if what is ranks:
        print(f"{len(values)} values, mean rank {np.mean(result):.6f}")
    else:
        print(f"{len(values)} values, distance {result:.6f}")
    print(f"seconds {elapsed:.9f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--ranks", way]:
            time(ranks, way)
        case ["--distance", way]:
            time(distance, way)
        case _:
            show()
