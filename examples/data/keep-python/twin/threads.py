"""Sixty-four large pictures on two threads; `--time WAY` times them."""

import sys
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import numpy as np
import texture

import extract
from photos import read

PICTURES, REPEATS = 64, 3

# ANCHOR: ways
WAYS = {
    "Owned": texture.Image.histogram,
    "Copied": texture.histogram_detached,
    "Held": texture.histogram,
    "Numba": extract.numba,
    "NumPy": extract.numpy,
}
# ANCHOR_END: ways


def main():
    name = sys.argv[-1] if "--time" in sys.argv else "Owned"
    picture = np.tile(read("china"), (4, 4))  # (1024, 1280)
    pictures = [np.roll(picture, shift) for shift in range(PICTURES)]
    if name == "Owned":
        pictures = [texture.Image(picture) for picture in pictures]
    # ANCHOR: pool
    with ThreadPoolExecutor(2) as pool:
        counts = sum(pool.map(WAYS[name], pictures))  # (256)
        # ANCHOR_END: pool
        print(f"pictures  {PICTURES}")
        print(f"checksum  {counts @ np.arange(256)}")
        if "--time" in sys.argv:
            start = perf_counter()
            for _ in range(REPEATS):
                list(pool.map(WAYS[name], pictures))
            print(f"seconds {(perf_counter() - start) / REPEATS:.6f}")


if __name__ == "__main__":
    main()
