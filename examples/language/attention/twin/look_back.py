import numpy as np

words = ["the", "cat", "chased", "its", "tail"]
keys = np.array([
    [0.0, 0.0],
    [1.0, 0.2],
    [0.1, 1.0],
    [0.0, 0.0],
    [0.5, 0.0],
])  # (5, 2): how much animal, how much action
query = np.array([4.0, 0.0])  # (2,): "its" looks for an animal

powers = []
for key in keys:
    score = query @ key / np.sqrt(2)
    powers.append(np.exp(score))
total = sum(powers)
for word, power in zip(words, powers):
    weight = power / total
    bar = "#" * round(weight * 40)
    print(f"{word:>6} {weight:.2f} {bar}")
