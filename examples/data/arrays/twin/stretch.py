"""Shapes that are stretched to fit, and a function of whole rows."""

import numpy as np
from scipy.special import logsumexp

from dictionary import show

a = np.array([[1.0, 2, 3], [4, 6, 8]])  # (2, 3)
mean = np.array([2.0, 6])  # (2,)
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
# ANCHOR: rows
print("log sum exp      ", show(logsumexp(a + 1000, axis=1)))
# ANCHOR_END: rows
