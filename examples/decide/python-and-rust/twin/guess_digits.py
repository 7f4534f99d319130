import sys

import numpy as np

DATA = "examples/decide/python-and-rust/data/digits.csv"
path = sys.argv[1] if len(sys.argv) > 1 else DATA
digits = np.loadtxt(path, delimiter=",", dtype=int)
known, unknown = digits[:1000], digits[1000:]
right = 0
for digit in unknown[:100]:
    distances = ((known[:, :64] - digit[:64]) ** 2).sum(axis=1)
    nearest = known[distances.argmin()]
    if nearest[64] == digit[64]:
        right += 1
print(f"{right} of 100 digits are right")
