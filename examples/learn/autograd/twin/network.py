"""A network with one hidden layer, for any kind of number."""

import math

from graph import Value
from tape import Var


# ANCHOR: score
def neuron(weights, inputs):
    """A bias, then one weight for each input."""
    total = weights[0]
    for w, x in zip(weights[1:], inputs):
        total = total + w * x
    return total


def score(weights, at, tanh):
    """Above 0 for the upper moon."""
    hidden = (len(weights) - 1) // 4
    rows = [weights[3 * row : 3 * row + 3] for row in range(hidden)]
    outputs = [tanh(neuron(row, at)) for row in rows]
    return neuron(weights[3 * hidden :], outputs)
# ANCHOR_END: score


# ANCHOR: loss
def loss(weights, points, tanh):
    """How far scores are, on average, from 1 or more on their own side."""
    lacks = [
        (score(weights, at, tanh) * -side + 1.0).relu() for at, side in points
    ]
    total = lacks[0]
    for lack in lacks[1:]:
        total = total + lack
    return total * (1.0 / len(points))
# ANCHOR_END: loss


def right(weights, points):
    return sum(score(weights, at, math.tanh) * side > 0.0 for at, side in points)


# ANCHOR: gradient
def by_tape(weights, points):
    tape = []
    vars = [Var(tape, w) for w in weights]
    end = loss(vars, points, Var.tanh)
    end.backward()
    return end.value, [var.gradient for var in vars]


def by_graph(weights, points):
    values = [Value(w) for w in weights]
    end = loss(values, points, Value.tanh)
    end.backward()
    return end.value, [value.gradient for value in values]
# ANCHOR_END: gradient


def descend(gradient, weights, points, rate):
    """One step downhill: the new weights, and the loss before."""
    before, slopes = gradient(weights, points)
    return [w - rate * slope for w, slope in zip(weights, slopes)], before
