"""The gradient of the network by PyTorch, and the quotient of differences."""

import torch

from data import moons, start

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


# ANCHOR: torch
def loss(weights, at, sides):
    hidden, last = weights[:48].reshape(16, 3), weights[48:]
    x = torch.tanh(at @ hidden[:, 1:].T + hidden[:, 0])  # (n, 16)
    score = x @ last[1:] + last[0]  # (n)
    return torch.relu(1.0 - sides * score).mean()


def gradient(weights, at, sides):
    weights = weights.clone().requires_grad_()
    loss(weights, at, sides).backward()
    return weights.grad
# ANCHOR_END: torch


def quotients(weights, at, sides, step=1e-6):
    moves = step * torch.eye(len(weights))
    ends = [
        loss(weights + move, at, sides) - loss(weights - move, at, sides)
        for move in moves
    ]
    return torch.stack(ends) / (2 * step)


def main():
    points = moons(100, 0.2, 1)
    at = torch.tensor([at for at, _ in points])
    sides = torch.tensor([side for _, side in points])
    weights = torch.tensor(start([2, 16, 1], 3))
    exact, near = gradient(weights, at, sides), quotients(weights, at, sides)
    print("weight   gradient   quotient")
    for place in [0, 1, 2, 49, 64]:
        print(f"{place:6}  {exact[place]:9.6f}  {near[place]:9.6f}")
    agree = ((exact - near).abs() < 1e-8).sum()
    print(f"{agree} of {len(weights)} differ by less than 1e-8")
    zero = torch.tensor(0.0, requires_grad=True)
    torch.relu(zero).backward()
    quotient = (torch.relu(torch.tensor(1e-6)) - torch.relu(torch.tensor(-1e-6))) / 2e-6
    print(f"relu at 0: gradient {zero.grad:.1f}, quotient {quotient:.1f}")


if __name__ == "__main__":
    main()
