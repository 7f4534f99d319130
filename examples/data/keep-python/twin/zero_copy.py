"""What is copied between NumPy and Rust, by address."""

import numpy as np
import texture

from photos import read


def start(array):
    """Where the first element lies in memory."""
    return array.__array_interface__["data"][0]


# ANCHOR: ways_in
photo = read("china")
colour = np.repeat(photo[:, :, np.newaxis], 3, axis=2)  # (h, w, 3)
WAYS = {
    "whole": photo,
    "crop": photo[20:40, 30:60],
    "every other pixel": photo[::2, ::2],
    "upside down": photo[::-1],
    "transposed": photo.T,
    "one colour": colour[:, :, 1],
}
for name, image in WAYS.items():
    same = texture.address(image) == start(image)
    print(f"{name:18} {str(image.strides):12} in place: {same}")
# ANCHOR_END: ways_in

# ANCHOR: way_out
codes, address = texture.codes_and_address(photo)
print(f"codes {codes.shape} {codes.dtype}, in place: {start(codes) == address}")
print(f"owned by NumPy: {codes.flags.owndata}, by {type(codes.base).__name__}")
codes[0, 0] = 255  # and may be written to
# ANCHOR_END: way_out

for image in [photo.astype(np.float32), photo[0], photo.tolist()]:
    try:
        texture.histogram(image)
    except TypeError as error:
        print(f"TypeError: {error}")
