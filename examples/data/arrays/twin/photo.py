import numpy as np


def describe(name, part):
    """Prints the shape, the strides, and the pixels row by row."""
    strides = [stride // part.itemsize for stride in part.strides]
    pixels = part.ravel().tolist()
    print(f"{name:<10} {list(part.shape)}  {strides}  {pixels}")


photo = np.arange(12).reshape(3, 4)
describe("photo", photo)
describe("transposed", photo.T)
describe("narrow", photo[:, ::2])
describe("mirrored", photo[:, ::-1])
describe("corner", photo[1:, 2:])
