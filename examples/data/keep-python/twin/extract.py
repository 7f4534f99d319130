"""The hot spot in three kinds of Python."""

import numpy as np
from numba import njit

# ANCHOR: python
AROUND = (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1)


def python(image):
    """How often each of the 256 patterns occurs."""
    rows = image.tolist()
    counts = [0] * 256
    for y in range(1, len(rows) - 1):
        for x in range(1, len(rows[y]) - 1):
            centre, code = rows[y][x], 0
            for bit, (dy, dx) in enumerate(AROUND):
                if rows[y + dy][x + dx] >= centre:
                    code |= 1 << bit
            counts[code] += 1
    return np.array(counts, np.uint32)
    # ANCHOR_END: python


# ANCHOR: numpy
def numpy(image):
    height, width = image.shape
    centre = image[1:-1, 1:-1]  # (h - 2, w - 2)
    codes = np.zeros_like(centre)
    for bit, (dy, dx) in enumerate(AROUND):
        there = image[1 + dy : height - 1 + dy, 1 + dx : width - 1 + dx]
        codes |= (there >= centre).view(np.uint8) << bit
    return np.bincount(codes.ravel(), minlength=256).astype(np.uint32)
    # ANCHOR_END: numpy


# ANCHOR: numba
@njit(nogil=True)
def numba(image):
    height, width = image.shape
    codes = np.empty(width - 2, np.uint8)
    counts = np.zeros(256, np.uint32)
    for y in range(1, height - 1):
        above, here, below = image[y - 1], image[y], image[y + 1]
        for x in range(width - 2):
            centre = here[x + 1]
            codes[x] = (
                (above[x] >= centre)
                | (above[x + 1] >= centre) << 1
                | (above[x + 2] >= centre) << 2
                | (here[x + 2] >= centre) << 3
                | (below[x + 2] >= centre) << 4
                | (below[x + 1] >= centre) << 5
                | (below[x] >= centre) << 6
                | (here[x] >= centre) << 7
            )
        for code in codes:
            counts[code] += 1
    return counts
    # ANCHOR_END: numba


@njit(nogil=True)
def numba_four(image):
    height, width = image.shape
    codes = np.empty(width - 2, np.uint8)
    counts = np.zeros((4, 256), np.uint32)
    for y in range(1, height - 1):
        above, here, below = image[y - 1], image[y], image[y + 1]
        for x in range(width - 2):
            centre = here[x + 1]
            codes[x] = (
                (above[x] >= centre)
                | (above[x + 1] >= centre) << 1
                | (above[x + 2] >= centre) << 2
                | (here[x + 2] >= centre) << 3
                | (below[x + 2] >= centre) << 4
                | (below[x + 1] >= centre) << 5
                | (below[x] >= centre) << 6
                | (here[x] >= centre) << 7
            )
        # ANCHOR: four
        for x in range(width - 2):
            counts[x % 4, codes[x]] += 1
    return counts.sum(axis=0).astype(np.uint32)
        # ANCHOR_END: four
