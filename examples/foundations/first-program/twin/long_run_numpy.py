"""`waiting` of a million losses by whole-array operations; `--time` times it."""

import sys
import time

import numpy as np

STEPS = 1_000_000


# ANCHOR: waiting
def waiting(losses):
    """How many epochs have passed since the best one."""
    return len(losses) - 1 - losses.argmin()
# ANCHOR_END: waiting


def main():
    step = np.arange(STEPS)
    losses = 1e6 / (step + 1000) + step * 7919 % 10007
    print(f"{STEPS} losses, {waiting(losses)} since the best")
    if "--time" in sys.argv:
        print(f"seconds {seconds(losses):.9f}")


def seconds(losses):
    """Mean seconds of one call, from enough of them to fill a quarter of a second."""
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.25:
        for _ in range(10):
            waiting(losses)
        calls += 10
    return elapsed / calls


if __name__ == "__main__":
    main()
