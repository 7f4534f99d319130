"""One epoch with convolutions as products, to be timed: `gathered.py [--time]`."""

import sys
from time import perf_counter

import torch
from torch import nn
from torch.nn import functional as F

from digits import Random
from nets import RATE, epoch, fill, split


def neighbours(side: int, corner: int) -> torch.Tensor:
    """Of each square of two by two pixels one corner: the places of the nine
    pixels around it. What is outside the image is the pixel after the last."""
    places = []
    for square in range(side * side // 4):
        row, column = divmod(square, side // 2)
        for step in range(9):
            y = 2 * row + corner // 2 + step // 3 - 1
            x = 2 * column + corner % 2 + step % 3 - 1
            inside = 0 <= y < side and 0 <= x < side
            places.append(y * side + x if inside else side * side)
    return torch.tensor(places)


# ANCHOR: convolution
class Convolution(nn.Conv2d):
    """A convolution of three by three pixels, and the maximum of every two by two."""

    def __init__(self, inputs: int, outputs: int, side: int):
        super().__init__(inputs, outputs, 3)
        self.corners = [neighbours(side, corner) for corner in range(4)]

    def forward(self, x):
        n, pixels, channels = x.shape
        weight = self.weight.permute(2, 3, 1, 0).reshape(9 * channels, -1)
        x = F.pad(x, (0, 0, 0, 1))  # one more pixel, which is blank
        a, b, c, d = (
            x.index_select(1, places).reshape(-1, 9 * channels) @ weight
            for places in self.corners
        )
        x = torch.maximum(torch.maximum(a, b), torch.maximum(c, d))
        return F.relu(x + self.bias).reshape(n, pixels // 4, -1)
# ANCHOR_END: convolution


class Gathered(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Convolution(1, 16, 8)
        self.second = Convolution(16, 32, 4)
        self.output = nn.Linear(32 * 2 * 2, 10)

    def forward(self, images):
        x = self.first(images.unsqueeze(2))  # (n, 16, 16)
        x = self.second(x)  # (n, 4, 32)
        return self.output(x.transpose(1, 2).flatten(1))


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
