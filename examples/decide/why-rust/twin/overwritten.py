import numpy as np


def scale(pixels):
    pixels /= 16
    return pixels


pixels = np.array([0.0, 8.0, 16.0])
scaled = scale(pixels)
print(f"{pixels.tolist()} became {scaled.tolist()}")
