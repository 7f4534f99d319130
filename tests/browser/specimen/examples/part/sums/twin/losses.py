import sys

import numpy as np

file = sys.argv[1] if sys.argv[1:] else "examples/part/sums/data/losses.csv"
print(f"sum {np.loadtxt(file, skiprows=1).sum():.1f}")
