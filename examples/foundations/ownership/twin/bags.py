import numpy as np


def subtract(values, bag):
    values -= bag


masses = np.array([3750.0, 3800.0, 3250.0, 3450.0, 3650.0])
small, large = masses[:3], masses[3:]
subtract(small, 50)
subtract(large, 80)
print(f"{masses.tolist()} g")
