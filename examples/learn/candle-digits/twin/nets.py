"""The two networks and their training, with PyTorch."""

from collections import OrderedDict

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from digits import KNOWN, Random, read

RATE = 0.01
BATCH = 50
EPOCHS = 20


# ANCHOR: mlp
class Mlp(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.hidden = nn.Linear(64, width)
        self.output = nn.Linear(width, 10)

    def forward(self, images):
        hidden = F.relu(self.hidden(images))  # (n, width)
        return self.output(hidden)  # (n, 10)
# ANCHOR_END: mlp


# ANCHOR: cnn
class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 16, 3, padding=1)
        self.second = nn.Conv2d(16, 32, 3, padding=1)
        self.output = nn.Linear(32 * 2 * 2, 10)

    def forward(self, images):
        x = images.reshape(-1, 1, 8, 8)
        x = F.relu(self.first(x))  # (n, 16, 8, 8)
        x = F.max_pool2d(x, 2)  # (n, 16, 4, 4)
        x = F.relu(self.second(x))  # (n, 32, 4, 4)
        x = F.max_pool2d(x, 2).flatten(1)  # (n, 128)
        return self.output(x)  # (n, 10)
# ANCHOR_END: cnn


def split():
    """Known images and labels, unknown images and labels."""
    images, labels = map(torch.from_numpy, read())
    return images[:KNOWN], labels[:KNOWN], images[KNOWN:], labels[KNOWN:]


def fill(model: nn.Module, seed: int):
    """The first weights of the crate."""
    random, state = Random(seed), model.state_dict()
    for name in sorted(state):
        weight = state[name.replace(".bias", ".weight")]
        bound = np.float32(1) / np.sqrt(np.float32(weight[0].numel()))
        values = bound * random.symmetric(state[name].numel())
        state[name].copy_(torch.from_numpy(values).view_as(state[name]))


# ANCHOR: epoch
def epoch(model, optimiser, images, labels, random) -> float:
    """Shows every row to the model once, and returns the mean loss."""
    total = 0.0
    for rows in torch.from_numpy(random.order(len(labels))).split(BATCH):
        logits = model(images[rows])
        loss = F.cross_entropy(logits, labels[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total += loss.item() * len(rows)
    return total / len(labels)
# ANCHOR_END: epoch


# ANCHOR: fit
def fit(model, images, labels, seed: int):
    """Trains from the weights of a seed; yields each epoch and its loss."""
    fill(model, seed)
    optimiser = torch.optim.AdamW(model.parameters(), RATE)
    random = Random(seed)
    for number in range(1, EPOCHS + 1):
        yield number, epoch(model, optimiser, images, labels, random)
# ANCHOR_END: fit


# ANCHOR: accuracy
@torch.inference_mode()
def accuracy(model, images, labels) -> float:
    """The share of rows whose largest logit is that of the label."""
    guesses = model(images).argmax(1)  # (n)
    return (guesses == labels).float().mean().item()
# ANCHOR_END: accuracy
