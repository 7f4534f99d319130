"""One block of memory under several shapes and strides."""

import numpy as np

from dictionary import show


def describe(name, a, view):
    """Shape, strides, where in the memory of `a` it begins, and its elements."""
    address = lambda x: x.__array_interface__["data"][0]
    strides = [stride // view.itemsize for stride in view.strides]
    first = (address(view) - address(a)) // view.itemsize
    print(f"{name:<20} {strides}, from {first}: {show(view)}")


# ANCHOR: views
a = np.arange(12.0).reshape(3, 4)
describe("a", a, a)
describe("transposed", a, a.T)
describe("every other column", a, a[:, ::2])
describe("rows backwards", a, a[::-1])
describe("lower right corner", a, a[1:, 2:])
# ANCHOR_END: views
