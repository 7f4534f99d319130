import sys

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy


def layer(inputs, outputs):
    """A layer whose first weights are sines, which are as good as random ones."""
    linear = nn.Linear(inputs, outputs)
    sines = (torch.arange(inputs * outputs) * 12.9898).sin()
    linear.weight.data = sines.reshape(outputs, inputs)
    nn.init.zeros_(linear.bias)
    return linear


def train(name, model, petals, labels):
    """Trains on the first 100 flowers, and tests on the other 50."""
    optimiser = torch.optim.SGD(model.parameters(), lr=0.3)
    for epoch in range(1, 501):
        loss = cross_entropy(model(petals[:100]), labels[:100])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    guesses = model(petals[100:]).argmax(1)
    right = (guesses == labels[100:]).sum().item()
    print(f"{name}: {right} of 50 unseen right")


def read():
    """Length and width of each petal, and the number of its species."""
    table = torch.from_numpy(np.loadtxt(sys.argv[1], dtype=np.float32))
    return table[:, :2], table[:, 2].long()


petals, species = read()
petals = petals - petals.mean(0)
versicolor = (species == 1).long()  # (150)

train("one layer", layer(2, 2), petals, versicolor)
network = nn.Sequential(layer(2, 8), nn.ReLU(), layer(8, 2))
train("two layers", network, petals, versicolor)
