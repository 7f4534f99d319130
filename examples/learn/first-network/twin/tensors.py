"""Tensors: shape, type, arithmetic, gradients."""

import torch

# ANCHOR: shapes
x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(f"x: {list(x.shape)}, F32")
sums = x.sum(1, keepdim=True)  # (2, 1)
print(f"sums: {sums.tolist()}")
shares = x / sums  # (2, 3)
print("first column: [" + ", ".join(f"{v:.2f}" for v in shares[:, 0]) + "]")
product = x @ x.T  # (2, 2)
print(f"product: {product.tolist()}")
# ANCHOR_END: shapes

# ANCHOR: gradient
w = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)
loss = (x * w).sum(1).square().mean()
loss.backward()
print(f"loss: {loss.item()}")
print(f"gradient: {w.grad.tolist()}")
with torch.no_grad():
    w -= 0.01 * w.grad
loss = (x * w).sum(1).square().mean()
print(f"loss after a step: {loss.item():.3f}")
# ANCHOR_END: gradient
