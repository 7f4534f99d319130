import numpy as np


def softmax(scores):
    """Turns each row of scores into weights that add up to 1."""
    powers = np.exp(scores)  # (5, 5)
    return powers / powers.sum(axis=1, keepdims=True)


def mask(table, number):
    """Puts `number` wherever a word looks at one that comes after it."""
    return np.where(np.triu(np.ones_like(table), k=1) == 1, number, table)


def head(x, w):
    """The weights of one head, and what it mixes."""
    queries, keys, values = (x @ np.array(m) for m in w)  # (5, 2) each
    scores = queries @ keys.T / np.sqrt(2)  # (5, 5)
    weights = softmax(mask(scores, -np.inf))  # (5, 5)
    return weights, weights @ values  # (5, 5) and (5, 2)


def show(row):
    return "[" + ", ".join(f"{number:.2f}" for number in row) + "]"


x = np.array([
    [0.0, 0.0, 0.2, 0.0],
    [1.0, 0.2, 0.0, 0.0],
    [0.1, 1.0, 0.0, 0.0],
    [0.0, 0.0, 1.0, 0.0],
    [0.2, 0.0, 0.0, 1.0],
])  # (5, 4): animal, action, points back, thing
first = [
    [[0.0, 2.0], [3.0, 1.0], [4.0, 0.0], [1.0, 3.0]],  # queries
    [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.3, 0.0]],  # keys
    [[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.5, 0.0]],  # values
]  # (4, 2) each
second = [
    [[0.0, 0.0], [0.0, 0.0], [0.0, 5.0], [5.0, 0.0]],
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 0.0]],
    [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]],
]  # (4, 2) each
w_output = np.array([
    [1.0, 0.0, 0.0, 0.0],
    [0.0, 1.0, 0.0, 0.0],
    [0.0, 0.5, 0.0, 0.0],
    [0.0, 0.0, 0.5, 0.5],
])  # (4, 4)

# ANCHOR: main
weights_1, mixed_1 = head(x, first)  # (5, 5) and (5, 2)
weights_2, mixed_2 = head(x, second)  # (5, 5) and (5, 2)
both = np.concatenate([mixed_1, mixed_2], axis=1)  # (5, 4)
output = both @ w_output  # (5, 4) by (4, 4): (5, 4)

for word, row in [("its", 3), ("tail", 4)]:
    print(f"{word:>4}, head 1 {show(weights_1[row])}")
    print(f"      head 2 {show(weights_2[row])}")
    print(f"      before {show(x[row])}")
    print(f"      after  {show(x[row] + output[row])}")
# ANCHOR_END: main
