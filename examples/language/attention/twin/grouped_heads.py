"""Nine heads for queries, three for keys and values, as in SmolLM2."""

import numpy as np

WORDS, WIDTH, HEADS, GROUPS, HEAD = 5, 576, 9, 3, 64


def waves(rows, columns, step):
    """Numbers that look random, and are the same in Rust."""
    wave = np.sin(np.arange(rows * columns) * step) / np.sqrt(rows)
    return wave.astype(np.float32).reshape(rows, columns)


# ANCHOR: grouped
def heads(all):
    """(words, count * 64) to (count, words, 64)."""
    return all.reshape(len(all), -1, HEAD).swapaxes(0, 1)


def grouped(q, k, v):
    """All heads, each with the keys and values of its group."""
    k = np.repeat(heads(k), HEADS // GROUPS, axis=0)  # 0 0 0 1 1 1 2 2 2
    v = np.repeat(heads(v), HEADS // GROUPS, axis=0)  # (9, words, 64)
    scores = heads(q) @ k.swapaxes(1, 2) / np.sqrt(HEAD)  # (9, words, words)
    scores[:, np.triu(np.ones(scores.shape[1:], bool), k=1)] = -np.inf
    powers = np.exp(scores - scores.max(axis=2, keepdims=True))
    mixed = powers / powers.sum(axis=2, keepdims=True) @ v  # (9, words, 64)
    return mixed.swapaxes(0, 1).reshape(len(q), -1)  # (words, 576)
# ANCHOR_END: grouped


x = waves(WORDS, WIDTH, 0.7) * 20  # (5, 576)
q = x @ waves(WIDTH, HEADS * HEAD, 0.37)  # (5, 576)
k = x @ waves(WIDTH, GROUPS * HEAD, 0.41)  # (5, 192)
v = x @ waves(WIDTH, GROUPS * HEAD, 0.43)  # (5, 192)
mixed = grouped(q, k, v)  # (5, 576)
print("queries", q.shape)
print("keys   ", k.shape)
print("mixed  ", mixed.shape)
print(f"kept for each word and layer: {2 * GROUPS * HEAD}")
print(f"with a key for each query:    {2 * HEADS * HEAD}")
for number in [0, 2, 3]:
    print(f"head {number}: {mixed[WORDS - 1, number * HEAD]:.2f}")
