"""Photographs as arrays; nothing but NumPy is needed for a graymap."""

from pathlib import Path

import numpy as np

DATA = Path(__file__).parent.parent / "data"


def read(name):
    """Pixels as an array (height, width)."""
    kind, size, white, pixels = (DATA / f"{name}.pgm").read_bytes().split(b"\n", 3)
    assert (kind, white) == (b"P5", b"255")
    width, height = map(int, size.split())
    return np.frombuffer(pixels, np.uint8).reshape(height, width)
