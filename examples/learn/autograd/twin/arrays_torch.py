"""The same training in PyTorch: `arrays_torch.py [ROWS HIDDEN] [--time]`."""

import sys
from time import perf_counter

import torch
from torch import nn

from data import moons, start

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def network(sizes, weights):
    """Linear layers with these weights, and tanh between them."""
    model, weights = nn.Sequential(), torch.tensor(weights)
    for number, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        if number > 0:
            model.append(nn.Tanh())
        rows, weights = weights.tensor_split([outputs * (inputs + 1)])
        rows = rows.reshape(outputs, inputs + 1)
        layer = nn.Linear(inputs, outputs)
        layer.weight.data.copy_(rows[:, 1:])
        layer.bias.data.copy_(rows[:, 0])
        model.append(layer)
    return model


# ANCHOR: step
def step(model, optimiser, at, sides):
    """One step downhill; the loss before it."""
    optimiser.zero_grad()
    loss = torch.relu(1.0 - sides * model(at)).mean()
    loss.backward()
    optimiser.step()
    return loss.item()
# ANCHOR_END: step


def batch(points):
    at = torch.tensor([at for at, _ in points])
    return at, torch.tensor([[side] for _, side in points])


@torch.no_grad()
def right(model, at, sides):
    return (model(at) * sides > 0.0).sum().item()


def main():
    numbers = [int(text) for text in sys.argv[1:] if text.isdecimal()]
    rows, sizes, rate, every = 100, [2, 16, 1], 1.0, 40
    if numbers:
        rows, hidden = numbers
        sizes, rate, every = [2, hidden, hidden, 1], 0.1, 1
    known, unseen = batch(moons(rows, 0.2, 1)), batch(moons(500, 0.2, 2))
    model = network(sizes, start(sizes, 3))
    optimiser = torch.optim.SGD(model.parameters(), lr=rate)
    print(f"step    loss  right of {rows}  right of 500 unseen")
    for number in range(5 * every + 1):
        if number % every == 0:
            old, new = right(model, *known), right(model, *unseen)
        loss = step(model, optimiser, *known)
        if number % every == 0:
            print(f"{number:4}  {loss:.4f}  {old:12}  {new:19}")
    if "--time" in sys.argv:
        begin, steps = perf_counter(), 0
        while perf_counter() - begin < 0.25:
            step(model, optimiser, *known)
            steps += 1
        print(f"seconds {(perf_counter() - begin) / steps:.9f}")


if __name__ == "__main__":
    main()
