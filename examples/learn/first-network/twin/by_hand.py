import torch
from sklearn.datasets import load_iris
from torch.nn.functional import cross_entropy


def read():
    """Length and width of each petal, and the number of its species."""
    iris = load_iris()
    petals = torch.tensor(iris.data[:, 2:], dtype=torch.float32)
    return petals, torch.tensor(iris.target)


petals, species = read()
weights = torch.zeros(2, 3, requires_grad=True)
biases = torch.zeros(3, requires_grad=True)
for epoch in range(1, 401):
    scores = petals @ weights + biases
    loss = cross_entropy(scores, species)
    loss.backward()
    if epoch == 1:
        lengths = ", ".join(f"{slope:.2f}" for slope in weights.grad[0])
        print(f"gradient, petal length: [{lengths}]")
    with torch.no_grad():
        for variable in (weights, biases):
            variable -= 0.1 * variable.grad
            variable.grad.zero_()
    if epoch % 200 == 0:
        print(f"epoch {epoch}: loss {loss.item():.3f}")
