"""One epoch with convolutions as products, to be timed: `gathered.py [--time]`."""

import sys
from time import perf_counter

import torch
from torch import nn
from torch.nn import functional as F

from digits import Random
from nets import RATE, epoch, fill, split


def neighbours(side: int) -> torch.Tensor:
    """For each pixel of a square image the places of the nine around it."""
    places = []
    for pixel in range(side * side):
        for step in range(9):
            y, x = pixel // side + step // 3 - 1, pixel % side + step % 3 - 1
            inside = 0 <= y < side and 0 <= x < side
            places.append(y * side + x if inside else side * side)
    return torch.tensor(places)


# ANCHOR: convolution
class Convolution(nn.Conv2d):
    """A convolution of three by three pixels."""

    def __init__(self, inputs: int, outputs: int, side: int):
        super().__init__(inputs, outputs, 3)
        self.neighbours = neighbours(side)  # (pixels * 9)

    def forward(self, x):
        n, pixels, channels = x.shape
        x = F.pad(x, (0, 0, 0, 1))  # one more pixel, which is blank
        x = x.index_select(1, self.neighbours)
        x = x.reshape(n * pixels, 9 * channels)
        weight = self.weight.permute(2, 3, 1, 0)  # (3, 3, in, out)
        x = x @ weight.reshape(9 * channels, -1) + self.bias
        return x.reshape(n, pixels, -1)
# ANCHOR_END: convolution


class Gathered(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Convolution(1, 16, 8)
        self.second = Convolution(16, 32, 4)
        self.output = nn.Linear(32 * 2 * 2, 10)

    def forward(self, images):
        x = images.unsqueeze(2)  # (n, 64, 1)
        x = halve(F.relu(self.first(x)), 8)  # (n, 16, 16)
        x = halve(F.relu(self.second(x)), 4)  # (n, 4, 32)
        return self.output(x.transpose(1, 2).flatten(1))


def halve(x, side: int):
    """The maximum of every two by two pixels."""
    n, pixels, channels = x.shape
    rows = x.reshape(n, side // 2, 2, side * channels)
    x = torch.maximum(rows[:, :, 0], rows[:, :, 1])
    pairs = x.reshape(n, pixels // 4, 2, channels)
    return torch.maximum(pairs[:, :, 0], pairs[:, :, 1])


def main():
    model = Gathered()
    images, labels, _, _ = split()
    fill(model, 1)
    optimiser = torch.optim.AdamW(model.parameters(), RATE)
    random = Random(1)

    def train() -> float:
        return epoch(model, optimiser, images, labels, random)

    print(f"loss of epoch 1: {train():.3f}")
    print(f"loss of epoch 2: {train():.3f}")
    if "--time" in sys.argv:
        begin, epochs = perf_counter(), 0
        while perf_counter() - begin < 0.25:
            train()
            epochs += 1
        print(f"seconds {(perf_counter() - begin) / epochs:.9f}")


main()
