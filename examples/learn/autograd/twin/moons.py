"""Trains the network of scalars on two moons: `moons.py [WAY] [--time]`."""

import sys
from time import perf_counter

from data import moons, start
from network import by_graph, by_tape, descend, right

HIDDEN = 16
STEPS = 200
RATE = 1.0


def main():
    gradient = by_graph if "graph" in sys.argv else by_tape
    known, unseen = moons(100, 0.2, 1), moons(500, 0.2, 2)
    weights = start([2, HIDDEN, 1], 3)
    print("step    loss  right of 100  right of 500 unseen")
    for step in range(STEPS + 1):
        before = weights
        weights, loss = descend(gradient, weights, known, RATE)
        if step % 40 == 0:
            old, new = right(before, known), right(before, unseen)
            print(f"{step:4}  {loss:.4f}  {old:12}  {new:19}")
    if "--time" in sys.argv:
        weights, steps, begin = start([2, HIDDEN, 1], 3), 0, perf_counter()
        while perf_counter() - begin < 0.25:
            weights, _ = descend(gradient, weights, known, RATE)
            steps += 1
        print(f"seconds {(perf_counter() - begin) / steps:.9f}")


if __name__ == "__main__":
    main()
