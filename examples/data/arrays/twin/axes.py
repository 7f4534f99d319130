"""Reductions along an axis."""

import numpy as np

from dictionary import show

# ANCHOR: reductions
a = np.array([[1.0, 2, 3], [4, 6, 8]])  # (2, 3)
print("sums of columns  ", show(a.sum(axis=0)))
print("sums of rows     ", show(a.sum(axis=1)))
mean = a.mean(axis=1)  # (2,)
print("means of rows    ", show(mean))
print("sample deviations", show(a.std(axis=1, ddof=1)))
# ANCHOR_END: reductions
