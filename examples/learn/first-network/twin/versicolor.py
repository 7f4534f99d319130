import torch
from sklearn.datasets import load_iris
from torch import nn
from torch.nn.functional import cross_entropy

KNOWN = torch.arange(150) % 3 != 0  # as in our file


# ANCHOR: train
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
        loss = cross_entropy(model(petals[KNOWN]), labels[KNOWN])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    for part, rows in [("known", KNOWN), ("unseen", ~KNOWN)]:
        guesses = model(petals[rows]).argmax(1)
        right = (guesses == labels[rows]).sum().item()
        print(f"{name}, {part}: {right} of {len(guesses)} right")
# ANCHOR_END: train


def read():
    """Length and width of each petal, and the number of its species."""
    iris = load_iris()
    petals = torch.tensor(iris.data[:, 2:], dtype=torch.float32)
    return petals, torch.tensor(iris.target)


# ANCHOR: main
petals, species = read()
petals = petals - petals[KNOWN].mean(0)
versicolor = (species == 1).long()  # (150)

train("one layer", layer(2, 2), petals, versicolor)
network = nn.Sequential(layer(2, 8), nn.ReLU(), layer(8, 2))
train("two layers", network, petals, versicolor)
# ANCHOR_END: main
