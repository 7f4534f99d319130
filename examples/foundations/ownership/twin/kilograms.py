import numpy as np


def to_kilograms(masses):
    masses /= 1000


masses = np.array([3750.0, 3800.0, 3250.0, 3450.0, 3650.0])
print(f"mean: {masses.mean():.0f} g")

to_kilograms(masses)
print(f"mean: {masses.mean():.2f} kg")
print(f"first three: {masses[:3].mean():.2f} kg")
