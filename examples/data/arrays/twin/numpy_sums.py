"""Ten million times a tenth in single precision, summed in three ways."""

import numpy as np

# ANCHOR: sums
a = np.full((1_000_000, 10), 0.1, np.float32)
print(f"a.sum()           {a.sum():.0f}")
print(f"by columns        {a.sum(axis=0).sum():.0f}")
print(f"added up in f64   {a.sum(dtype=np.float64):.0f}")
# ANCHOR_END: sums
