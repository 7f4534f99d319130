import lbp
import numpy as np

y, x = np.indices((16, 16))
stripes = (200 * (x % 2)).astype(np.uint8)
unknown = (10 + 30 * (x % 2)).astype(np.uint8)
a, b = lbp.histogram(unknown), lbp.histogram(stripes)
print("from stripes", np.abs(a.astype(int) - b).sum())
print("of all codes", np.flatnonzero(a), "occur")

for image in [unknown[:2], unknown / 255]:
    try:
        lbp.histogram(image)
    except (ValueError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
