"""Prints the sum of squares in both types; `--time whole|floats|loop` times one way."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy is imported

import sys
import time

import numpy as np


def codes():
    i = np.arange(65_536, dtype=np.uint32)
    return i * i // 1000 % 16


# ANCHOR: kernels
def squares_whole(samples):
    return np.sum(samples * samples, dtype=np.uint32)


def squares_floats(samples):
    return np.dot(samples, samples)


def squares_loop(samples):
    total = 0
    for s in samples:
        total += s * s
    return total
# ANCHOR_END: kernels


def seconds(work, samples):
    """Mean seconds of one call, from enough calls to fill a fifth of a second."""
    work(samples)  # warm the caches
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.25:
        for _ in range(10):
            work(samples)
        calls += 10
    return elapsed / calls


def main():
    whole = codes()
    floats = whole.astype(np.float32)
    loop = whole.tolist()
    print(f"samples        {len(whole)}")
    print(f"whole numbers  {squares_whole(whole)}")
    print(f"floats         {squares_floats(floats):.0f}")
    assert squares_loop(loop) == squares_whole(whole)

    if "--time" in sys.argv:
        kind = (sys.argv[sys.argv.index("--time") + 1 :] or ["whole"])[0]
        work, samples = {
            "whole": (squares_whole, whole),
            "floats": (squares_floats, floats),
            "loop": (squares_loop, loop),
        }[kind]
        print(f"seconds {seconds(work, samples):.9f}")


if __name__ == "__main__":
    main()
