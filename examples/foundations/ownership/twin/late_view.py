import numpy as np


def to_kilograms(masses):
    masses /= 1000


masses = np.array([3750.0, 3800.0, 3250.0, 3450.0, 3650.0])
first = masses[:3]
to_kilograms(masses)
print(f"the first three, in grams: {first.tolist()}")
