"""A tape of arrays in NumPy."""

import numpy as np


# ANCHOR: tape
class Array:
    __slots__ = ("tape", "value", "parts", "gradient")

    def __init__(self, tape, value, parts=None):
        self.tape = tape
        self.value = value
        self.parts = parts  # from the gradient to what each input gets
        self.gradient = None
        tape.append(self)

    def __add__(self, other):
        value = self.value + other.value
        return Array(self.tape, value, lambda g: ((self, g), (other, g)))

    def __mul__(self, other):
        a, b = self.value, other.value
        return Array(
            self.tape, a * b, lambda g: ((self, g * b), (other, g * a))
        )

    def __matmul__(self, other):
        a, b = self.value, other.value
        return Array(
            self.tape, a @ b, lambda g: ((self, g @ b.T), (other, a.T @ g))
        )
    # ANCHOR_END: tape

    def tanh(self):
        y = np.tanh(self.value)
        return Array(self.tape, y, lambda g: ((self, (1.0 - y * y) * g),))

    def relu(self):
        y = np.maximum(self.value, 0.0)
        return Array(self.tape, y, lambda g: ((self, (y > 0.0) * g),))

    def mean(self):
        def parts(g):
            share = g[0, 0] / self.value.size
            return ((self, np.full(self.value.shape, share)),)

        return Array(self.tape, self.value.mean(keepdims=True), parts)

    # ANCHOR: backward
    def backward(self):
        self.gradient = np.ones((1, 1))
        for array in reversed(self.tape):
            if array.parts is None or array.gradient is None:
                continue
            for input, part in array.parts(array.gradient):
                part = shrink(part, input.value.shape)
                if input.gradient is None:
                    input.gradient = part
                else:
                    input.gradient = input.gradient + part
            array.gradient = None


def shrink(part, shape):
    """What was stretched counts as often as it was used."""
    stretched = [i for i in (0, 1) if shape[i] != part.shape[i]]
    return part.sum(axis=tuple(stretched), keepdims=True) if stretched else part
# ANCHOR_END: backward
