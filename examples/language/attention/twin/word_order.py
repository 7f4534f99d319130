"""Who chased whom? Without positions, a head cannot know."""

import numpy as np


# ANCHOR: rotate
def rotate(vector, position, theta):
    """Turns the pairs of a query or key by angles that grow with its position."""
    d = len(vector)
    angles = position / theta ** (np.arange(0, d, 2) / d)  # (d / 2,)
    sin, cos = np.sin(angles), np.cos(angles)
    a, b = vector[0::2], vector[1::2]  # (d / 2,) each
    turned = np.empty(d)
    turned[0::2] = a * cos - b * sin
    turned[1::2] = a * sin + b * cos
    return turned
# ANCHOR_END: rotate


# ANCHOR: last
def last_mix(words, theta):
    """What the last word mixes from all words, with the first number of each
    word's vector as its value. A `theta` of 0 stands for no rotation."""
    def place(vector, position):
        return vector if theta == 0 else rotate(vector, position, theta)

    last = len(words) - 1
    query = place(words[last], last)  # (4,)
    keys = np.array([place(word, position) for position, word in enumerate(words)])
    powers = np.exp(keys @ query)  # (4,)
    return powers @ np.array(words)[:, 0] / powers.sum()
# ANCHOR_END: last


if __name__ == "__main__":
    cat = np.array([1.0, 0.2, 0.5, 0.0])  # (4,)
    dog = np.array([-1.0, 0.3, 0.4, 0.1])
    chased = np.array([0.0, 1.0, 0.2, 0.8])
    stop = np.array([0.1, 0.9, 0.6, 0.7])  # the full stop
    one = [cat, chased, dog, stop]
    other = [dog, chased, cat, stop]
    for name, theta in [("no positions", 0.0), ("rotated", 100_000.0)]:
        print(f"{name:<12} cat chased dog {last_mix(one, theta):.3f}")
        print(f"{'':<12} dog chased cat {last_mix(other, theta):.3f}")
