"""The generator, the seeding and the generated rows of the crate."""

import numpy as np


def uniform(seed, first, count):
    """SplitMix64: `count` numbers from 0 to 1 from the `first` on."""
    position = np.arange(first + 1, first + count + 1, dtype=np.uint64)
    z = np.uint64(seed) + position * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) / 2.0**53


def blobs(rows, columns, k, spread):
    """Rows around `k` random places in turn."""
    cells = k * columns
    places = uniform(1, 0, cells).reshape(k, columns)
    noise = uniform(1, cells, 4 * rows * columns).reshape(rows, columns, 4)
    noise = noise[..., 0] + noise[..., 1] + noise[..., 2] + noise[..., 3]
    return places[np.arange(rows) % k] + spread * (noise - 2)


def uniform_seeds(X, k, seed):
    """`k` different rows, each as likely as any other."""
    rows = (uniform(seed, 0, 4 * k) * len(X)).astype(int)
    return X[list(dict.fromkeys(rows))[:k]]


# ANCHOR: plus_plus
def plus_plus(X, k, seed):
    """`k` rows, each drawn in proportion to its squared distance from the
    nearest of those before it (k-means++)."""
    draws = uniform(seed, 0, k)
    chosen = [int(draws[0] * len(X))]
    nearest = np.full(len(X), np.inf)
    for draw in draws[1:]:
        distances = ((X - X[chosen[-1]]) ** 2).sum(axis=1)
        nearest = np.minimum(nearest, distances)
        sums = nearest.cumsum()
        row = sums.searchsorted(draw * sums[-1], side="right")
        chosen.append(min(row, len(X) - 1))
    return X[chosen]
# ANCHOR_END: plus_plus
