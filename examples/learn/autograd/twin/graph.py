"""A graph of values that refer to each other, in the manner of micrograd."""

from math import tanh


# ANCHOR: value
class Value:
    __slots__ = ("value", "inputs", "gradient")

    def __init__(self, value, inputs=()):
        self.value = value
        self.inputs = inputs  # each with its slope
        self.gradient = 0.0
    # ANCHOR_END: value

    # ANCHOR: ops
    def __add__(self, other):
        if isinstance(other, Value):
            return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))
        return Value(self.value + other, ((self, 1.0),))

    def __mul__(self, other):
        if isinstance(other, Value):
            inputs = ((self, other.value), (other, self.value))
            return Value(self.value * other.value, inputs)
        return Value(self.value * other, ((self, other),))
    # ANCHOR_END: ops

    def tanh(self):
        y = tanh(self.value)
        return Value(y, ((self, 1.0 - y * y),))

    def relu(self):
        slope = 1.0 if self.value > 0.0 else 0.0
        return Value(max(self.value, 0.0), ((self, slope),))

    # ANCHOR: backward
    def backward(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for input, _ in value.inputs:
                    visit(input)
                order.append(value)

        visit(self)
        for value in order:
            value.gradient = 0.0
        self.gradient = 1.0
        for value in reversed(order):
            for input, slope in value.inputs:
                input.gradient += slope * value.gradient
    # ANCHOR_END: backward
