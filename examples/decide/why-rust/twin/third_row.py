import numpy as np

WIDTH = 3


def row_sum(matrix, row):
    start = row * WIDTH
    return matrix[start : start + WIDTH].sum()


matrix = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])  # two rows
for row in range(3):
    print(f"row {row}: {row_sum(matrix, row):g}")
