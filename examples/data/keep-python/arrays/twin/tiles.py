import lbp
import numpy as np

y, x = np.indices((16, 16))  # of each pixel, its row and its column
stripes = (200 * (x % 2)).astype(np.uint8)  # as bytes
unknown = (10 + 30 * (x % 2)).astype(np.uint8)
a, b = lbp.histogram(unknown), lbp.histogram(stripes)
print("from stripes", np.abs(a.astype(int) - b).sum())
print("of all codes", np.flatnonzero(a), "occur")  # where a is not 0

for image in [unknown[:2], unknown / 255]:  # two rows, and floats
    try:
        lbp.histogram(image)
    except (ValueError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
