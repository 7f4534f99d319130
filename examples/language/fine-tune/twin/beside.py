import torch
from torch.nn.functional import mse_loss


def wave(rows, columns, step):
    return (torch.arange(rows * columns) ** 2 * step).sin().reshape(rows, columns)


x = wave(16, 8, 1.7)  # (16, 8): sixteen examples
w = wave(8, 8, 2.3)  # (8, 8): a layer that is trained
old = x @ w.T  # (16, 8)
signs = torch.tensor([-1.0, 1, 1, 1, 1, 1, 1, 1])
wanted = old * signs  # (16, 8): one output turned round

a = wave(1, 8, 0.9).requires_grad_()  # (1, 8)
b = torch.zeros(8, 1, requires_grad=True)  # (8, 1)
optimiser = torch.optim.SGD([a, b], lr=1.0)
for step in range(81):
    beside = x @ a.T @ b.T  # (16, 1), (16, 8)
    loss = mse_loss(old + beside, wanted)
    if step % 20 == 0:
        print(f"step {step:>2}: loss {loss.item():.4f}")
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()

trained = a.numel() + b.numel()
print(f"{trained} numbers trained, {w.numel()} not touched")
