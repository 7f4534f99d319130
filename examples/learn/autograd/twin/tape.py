"""The same values, each entered in a list when it is computed."""

from math import tanh


# ANCHOR: tape
class Var:
    __slots__ = ("tape", "value", "inputs", "gradient")

    def __init__(self, tape, value, inputs=()):
        self.tape = tape
        self.value = value
        self.inputs = inputs
        self.gradient = 0.0
        tape.append(self)

    def backward(self):
        self.gradient = 1.0
        for var in reversed(self.tape):
            for input, slope in var.inputs:
                input.gradient += slope * var.gradient
    # ANCHOR_END: tape

    def __add__(self, other):
        if isinstance(other, Var):
            value, inputs = self.value + other.value, ((self, 1.0), (other, 1.0))
            return Var(self.tape, value, inputs)
        return Var(self.tape, self.value + other, ((self, 1.0),))

    def __mul__(self, other):
        if isinstance(other, Var):
            inputs = ((self, other.value), (other, self.value))
            return Var(self.tape, self.value * other.value, inputs)
        return Var(self.tape, self.value * other, ((self, other),))

    def tanh(self):
        y = tanh(self.value)
        return Var(self.tape, y, ((self, 1.0 - y * y),))

    def relu(self):
        slope = 1.0 if self.value > 0.0 else 0.0
        return Var(self.tape, max(self.value, 0.0), ((self, slope),))
