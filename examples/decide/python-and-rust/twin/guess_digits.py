import sys

import numpy as np

digits = np.loadtxt(sys.argv[1], delimiter=",", dtype=int)
known, unknown = digits[:1000], digits[1000:]
right = 0
for digit in unknown[:100]:
    distances = ((known[:, :64] - digit[:64]) ** 2).sum(axis=1)
    nearest = known[distances.argmin()]
    if nearest[64] == digit[64]:
        right += 1
print(f"{right} of 100 digits are right")
