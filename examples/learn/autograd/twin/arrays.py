"""The same training on arrays: `arrays.py [ROWS HIDDEN] [--time]`."""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is imported

from time import perf_counter

import numpy as np

from array_tape import Array
from data import moons, start


def layers_of(sizes, weights):
    """Of each layer the weights, (inputs, outputs), and biases, (1, outputs)."""
    layers, weights = [], np.array(weights)
    for inputs, outputs in zip(sizes, sizes[1:]):
        rows, weights = np.split(weights, [outputs * (inputs + 1)])
        rows = rows.reshape(outputs, inputs + 1)
        layers += [(rows[:, 1:].T.copy(), rows[:, :1].T.copy())]
    return layers


def batch(points):
    return np.array([at for at, _ in points]), np.array([[s] for _, s in points])


# ANCHOR: step
def score(tape, layers, at):
    x = Array(tape, at)  # (n, 2)
    for number, (weights, biases) in enumerate(layers):
        if number > 0:
            x = x.tanh()
        x = x @ weights + biases  # (n, outputs)
    return x  # (n, 1)


def step(layers, at, sides, rate):
    """One step downhill; the loss before it."""
    tape = []
    leaves = [(Array(tape, w), Array(tape, b)) for w, b in layers]
    away, one = Array(tape, -sides), Array(tape, np.ones((1, 1)))
    loss = (score(tape, leaves, at) * away + one).relu().mean()
    loss.backward()
    for leaf in (leaf for layer in leaves for leaf in layer):
        leaf.value -= rate * leaf.gradient
    return loss.value[0, 0]
# ANCHOR_END: step


def right(layers, at, sides):
    tape = []
    leaves = [(Array(tape, w), Array(tape, b)) for w, b in layers]
    return np.count_nonzero(score(tape, leaves, at).value * sides > 0.0)


def main():
    numbers = [int(text) for text in sys.argv[1:] if text.isdecimal()]
    rows, sizes, rate, every = 100, [2, 16, 1], 1.0, 40
    if numbers:
        rows, hidden = numbers
        sizes, rate, every = [2, hidden, hidden, 1], 0.1, 1
    known, unseen = batch(moons(rows, 0.2, 1)), batch(moons(500, 0.2, 2))
    layers = layers_of(sizes, start(sizes, 3))
    print(f"step    loss  right of {rows}  right of 500 unseen")
    for number in range(5 * every + 1):
        if number % every == 0:
            old, new = right(layers, *known), right(layers, *unseen)
        loss = step(layers, *known, rate)
        if number % every == 0:
            print(f"{number:4}  {loss:.4f}  {old:12}  {new:19}")
    if "--time" in sys.argv:
        begin, steps = perf_counter(), 0
        while perf_counter() - begin < 0.25:
            step(layers, *known, rate)
            steps += 1
        print(f"seconds {(perf_counter() - begin) / steps:.9f}")


if __name__ == "__main__":
    main()
