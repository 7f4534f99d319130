"""What the declared types refuse, and what only the library can see."""

import ctypes

import numpy as np

from drift import Reference
from sketch import radii

benign, malignant = radii()
reference = Reference(benign)


# ANCHOR: attempts
def attempt(what: str, values: np.ndarray):
    try:
        print(f"{what}: {reference.distance(values):.3f}")
    except (ctypes.ArgumentError, ValueError) as error:
        print(f"{what}: {error}")


attempt("in 32 bits", malignant.astype(np.float32))
attempt("every second", malignant[::2])
attempt("every second, copied", malignant[::2].copy())
attempt("with a gap", np.array([12.0, np.nan]))
# ANCHOR_END: attempts
