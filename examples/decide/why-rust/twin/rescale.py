import numpy as np


def scale(pixels):
    return pixels / 16


pixels = np.array([0.0, 8.0, 16.0])
scaled = scale(pixels)
print(f"{pixels.tolist()} became {scaled.tolist()}")
