"""Reductions along an axis, and shapes that are stretched to fit."""

import numpy as np
from scipy.special import logsumexp

from dictionary import show

# ANCHOR: reductions
a = np.array([[1.0, 2, 3], [4, 6, 8]])  # (2, 3)
print("sums of columns  ", show(a.sum(axis=0)))
print("sums of rows     ", show(a.sum(axis=1)))
mean = a.mean(axis=1)  # (2,)
print("means of rows    ", show(mean))
print("sample deviations", show(a.std(axis=1, ddof=1)))
# ANCHOR_END: reductions
# ANCHOR: stretch
centred = a - mean[:, np.newaxis]  # (2, 3) - (2, 1)
print("centred rows     ", show(centred))
v = np.array([1.0, 2, 4])  # (3,)
ratios = v[:, np.newaxis] / v  # (3, 1) / (3,)
print("ratios           ", show(ratios))
try:
    fits = np.broadcast_to(v, (3, 2)) is not None
except ValueError:
    fits = False
print("(3,) as (3, 2)?  ", show(fits))
# ANCHOR_END: stretch
print("log sum exp      ", show(logsumexp(a + 1000, axis=1)))
