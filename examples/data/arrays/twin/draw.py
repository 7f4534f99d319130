"""Random numbers: a stream of NumPy's own, and the usual way."""

import numpy as np

np.set_printoptions(precision=6)

rng = np.random.default_rng(7)
# ANCHOR: random
uniform = rng.random((2, 3))
print("NumPy's stream", np.array2string(uniform, separator=", "))
x = rng.standard_normal((10_000, 2))
print("deviations    ", np.array2string(x.std(axis=0, ddof=1), separator=", ", formatter={"float": "{:.1f}".format}))
# ANCHOR_END: random
