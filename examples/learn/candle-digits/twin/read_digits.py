import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

digits = load_digits()
images = torch.tensor(digits.data, dtype=torch.float32) / 16  # (1797, 64)
labels = torch.tensor(digits.target)  # (1797)

model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
for parameter in model.parameters():
    sines = (torch.arange(parameter.numel()) * 12.9898).sin()
    parameter.data = sines.reshape(parameter.shape) * 0.1

optimiser = torch.optim.AdamW(model.parameters(), lr=0.01)
for epoch in range(1, 21):
    for first in range(0, 1000, 50):
        scores = model(images[first : first + 50])
        loss = cross_entropy(scores, labels[first : first + 50])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
guesses = model(images[1000:]).argmax(1)
right = (guesses == labels[1000:]).float().mean().item()
print(f"accuracy on 797 unseen digits: {right:.2f}")
