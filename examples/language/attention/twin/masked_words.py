import numpy as np


def softmax(scores):
    """Turns each row of scores into weights that add up to 1."""
    powers = np.exp(scores)  # (5, 5)
    return powers / powers.sum(axis=1, keepdims=True)


def mask(table, number):
    """Puts `number` wherever a word looks at one that comes after it."""
    return np.where(np.triu(np.ones_like(table), k=1) == 1, number, table)


def attend(x):
    """What the words get: with no mask, one that comes before
    the softmax, and one that comes after it."""
    w_query = np.array([[0.0, 2.0], [3.0, 1.0], [4.0, 0.0], [1.0, 3.0]])  # (4, 2)
    w_key = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.3, 0.0]])  # (4, 2)
    w_value = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.5, 0.0]])  # (4, 2)
    queries, keys = x @ w_query, x @ w_key  # (5, 2) each
    values = x @ w_value  # (5, 2)
    scores = queries @ keys.T / np.sqrt(2)  # (5, 5)
    open = softmax(scores)  # (5, 5)
    before = softmax(mask(scores, -np.inf))  # (5, 5)
    after = mask(open, 0.0)  # (5, 5)
    return [weights @ values for weights in (open, before, after)]  # (5, 2) each


def show(row):
    return "[" + ", ".join(f"{number:.2f}" for number in row) + "]"


x = np.array([
    [0.0, 0.0, 0.2, 0.0],
    [1.0, 0.2, 0.0, 0.0],
    [0.1, 1.0, 0.0, 0.0],
    [0.0, 0.0, 1.0, 0.0],
    [0.2, 0.0, 0.0, 1.0],
])  # (5, 4): animal, action, points back, thing
tail = attend(x)
x[4] = [2.0, 0.0, 0.0, 0.0]
kittens = attend(x)

print('"its" in …        its tail       its kittens')
names = ["no mask", "mask, softmax", "softmax, mask"]
for name, a, b in zip(names, tail, kittens):
    print(f"{name:<14} {show(a[3])}   {show(b[3])}")
