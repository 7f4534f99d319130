"""The rotations of SmolLM2: heads of 64 numbers, theta 100,000."""

import numpy as np

from word_order import rotate

THETA = 100_000.0

print("pair   words in a full turn")
for pair in [0, 1, 8, 16, 24, 31]:
    words = 2 * np.pi * THETA ** (pair / 32)
    print(f"{pair:>4}   {words:>10.1f}")
i = np.arange(64)
query, key = np.sin(i * 0.37), np.sin(i * 0.41)  # (64,) each
for at, other in [(3, 1), (103, 101), (8003, 8001), (3, 2)]:
    score = rotate(query, at, THETA) @ rotate(key, other, THETA) / 8  # the root of 64
    print(f"query at {at:>4}, key at {other:>4}: score {score:.4f}")
