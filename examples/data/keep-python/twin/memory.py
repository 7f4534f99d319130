"""How far each way of counting raises the peak of the process's memory."""

import resource
import sys

import numpy as np
import texture

import extract
from photos import read


# ANCHOR: growth
def peak():
    """In bytes; the system counts kibibytes, except on macOS."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


large = np.tile(read("china"), (32, 32))  # (8192, 10240)
before = peak()
for way in texture.histogram, texture.histogram_detached, extract.numpy:
    way(large)
    print(f"{way.__name__:18} {(peak() - before) / large.nbytes:.0f} images more")
# ANCHOR_END: growth
