"""`waiting` on a million losses; `--time` times it."""

import sys
import time

STEPS = 1_000_000


def waiting(losses):
    """How many epochs have passed since the best one."""
    best = float("inf")
    epochs = 0
    for loss in losses:
        if loss < best:
            best = loss
            epochs = 0
        else:
            epochs += 1
    return epochs


def loss_after(step):
    """Falls with the step, and scatters."""
    scatter = step * 7919 % 10007
    return 1e6 / (step + 1000) + scatter


def main():
    losses = [loss_after(step) for step in range(STEPS)]
    print(f"{STEPS} losses, {waiting(losses)} since the best")
    if "--time" in sys.argv:
        print(f"seconds {seconds(losses):.9f}")


def seconds(losses):
    """Mean seconds of one call, from enough of them to fill a quarter of a second."""
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.25:
        waiting(losses)
        calls += 1
    return elapsed / calls


if __name__ == "__main__":
    main()
