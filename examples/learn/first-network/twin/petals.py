import sys

import numpy as np
import torch
from torch.nn.functional import cross_entropy

table = torch.from_numpy(np.loadtxt(sys.argv[1], dtype=np.float32))
petals = table[:, :2]  # (150, 2)
species = table[:, 2].long()  # (150)

weights = torch.zeros(2, 3, requires_grad=True)
biases = torch.zeros(3, requires_grad=True)
optimiser = torch.optim.SGD([weights, biases], lr=0.1)
for epoch in range(1, 401):
    scores = petals @ weights + biases
    loss = cross_entropy(scores, species)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    if epoch % 100 == 0:
        print(f"epoch {epoch}: loss {loss.item():.3f}")

unknown = torch.tensor([[4.9, 1.8]])  # (1, 2)
scores = unknown @ weights + biases
print(f"4.9 by 1.8 cm: species {scores.argmax(1)[0].item()}")
