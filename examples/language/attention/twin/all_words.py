import numpy as np


def softmax(scores):
    """Turns each row of scores into weights that add up to 1."""
    powers = np.exp(scores)  # (5, 5)
    return powers / powers.sum(axis=1, keepdims=True)


def show(row, width):
    return "[" + ", ".join(f"{number:{width}.2f}" for number in row) + "]"


words = ["the", "cat", "chased", "its", "tail"]
x = np.array([
    [0.0, 0.0, 0.2, 0.0],
    [1.0, 0.2, 0.0, 0.0],
    [0.1, 1.0, 0.0, 0.0],
    [0.0, 0.0, 1.0, 0.0],
    [0.2, 0.0, 0.0, 1.0],
])  # (5, 4): animal, action, points back, thing
w_query = np.array([[0.0, 2.0], [3.0, 1.0], [4.0, 0.0], [1.0, 3.0]])  # (4, 2)
w_key = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.3, 0.0]])  # (4, 2)
w_value = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.5, 0.0]])  # (4, 2)

queries = x @ w_query  # (5, 4) by (4, 2): (5, 2)
keys = x @ w_key  # (5, 2)
values = x @ w_value  # (5, 2)
scores = queries @ keys.T / np.sqrt(2)  # (5, 2) by (2, 5): (5, 5)
weights = softmax(scores)  # (5, 5)
mixed = weights @ values  # (5, 5) by (5, 2): (5, 2)

print("          the    cat chased    its   tail    mixed values")
for word, row, mix in zip(words, weights, mixed):
    print(f"{word:>6} {show(row, 5)}   {show(mix, 0)}")
