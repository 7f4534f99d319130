import torch
from sklearn.datasets import load_iris
from torch.nn.functional import cross_entropy

iris = load_iris()
petals = torch.tensor(iris.data[:, 2:], dtype=torch.float32)  # (150, 2)
species = torch.tensor(iris.target)  # (150)

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

petal = torch.tensor([[4.9, 1.8]])  # (1, 2)
scores = petal @ weights + biases
print(f"4.9 by 1.8 cm: species {scores.argmax(1)[0].item()}")
