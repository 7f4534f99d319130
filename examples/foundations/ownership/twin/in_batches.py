import numpy as np


def to_kilograms(masses):
    masses /= 1000


masses = np.array([3750.0, 3800.0, 3250.0, 3450.0, 3650.0])
for start in range(0, len(masses), 2):
    batch = masses[start : start + 2]
    to_kilograms(batch)
    print(f"a batch of {len(batch)}: {batch.tolist()} kg")
print(f"all: {masses.tolist()} kg")
