"""One head over 1,024 words, to be timed: `attend_speed.py [square|rows] [--time]`."""

import sys
from time import perf_counter

import numpy as np

WORDS = 1024
LATER = np.triu(np.ones((WORDS, WORDS), dtype=bool), k=1)


def waves(step):
    """Numbers between -1 and 1, the same in Rust."""
    return np.sin(np.arange(WORDS * 64) * step).astype(np.float32).reshape(WORDS, 64)


# ANCHOR: softmax
def softmax(scores):
    """Turns each row into weights that add up to 1, in its own memory."""
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores
# ANCHOR_END: softmax


# ANCHOR: square
def square(q, k, v):
    """Causal attention by whole matrices: all scores, half of them masked."""
    scores = q @ k.T  # (n, d) by (d, n): (n, n)
    scores /= np.sqrt(np.float32(q.shape[1]))
    scores[LATER] = -np.inf
    return softmax(scores) @ v  # (n, n) by (n, d): (n, d)
# ANCHOR_END: square


# ANCHOR: rows
def rows(q, k, v, block=64):
    """The same, block by block of words: only the keys that they may see."""
    scale = np.sqrt(np.float32(q.shape[1]))
    mixed = np.empty_like(v)  # (n, d)
    for begin in range(0, len(q), block):
        end = begin + block
        scores = q[begin:end] @ k[:end].T  # (block, end)
        scores /= scale
        scores[:, begin:][LATER[:block, :block]] = -np.inf
        mixed[begin:end] = softmax(scores) @ v[:end]
    return mixed
# ANCHOR_END: rows


attend = rows if "rows" in sys.argv else square
q, k, v = waves(0.37), waves(0.73), waves(0.0001)  # (1024, 64) each
mixed = attend(q, k, v)  # (1024, 64)
print(f"second word {mixed[1, 5]:.3f}")
print(f"middle word {mixed[511, 5]:.3f}")
if "--time" in sys.argv:
    begin, runs = perf_counter(), 0
    while perf_counter() - begin < 0.25:
        attend(q, k, v)
        runs += 1
    print(f"seconds {(perf_counter() - begin) / runs:.9f}")
