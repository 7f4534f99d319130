"""The histogram of a photograph by one of six ways; `--time WAY` times it."""

import sys
from time import perf_counter

import numpy as np
import texture

import extract
from photos import read

WAYS = {
    "Rust": (texture.histogram, 3000),
    "Wide": (texture.histogram_wide, 3000),
    "Four": (extract.numba_four, 3000),
    "NumPy": (extract.numpy, 300),
    "Numba": (extract.numba, 3000),
    "Python": (extract.python, 2),
}


def main():
    image = read("china")
    if "tile" in sys.argv:
        image = image[64:80, 32:48]
    name = sys.argv[-1] if "--time" in sys.argv else "Rust"
    histogram, repeats = WAYS[name]
    counts = histogram(image)  # Numba compiles here
    print(f"pixels    {image.shape[0]} x {image.shape[1]}")
    print(f"patterns  {np.count_nonzero(counts)}, most often {counts.argmax()}")
    print(f"checksum  {counts @ np.arange(256)}")
    if "--time" in sys.argv:
        repeats *= max(1, 20_000 // image.size)
        start = perf_counter()
        for _ in range(repeats):
            histogram(image)
        print(f"seconds {(perf_counter() - start) / repeats:.9f}")


if __name__ == "__main__":
    main()
