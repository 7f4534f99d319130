"""The generator, the moons and the first weights of the crate."""

from math import sqrt


def generator(seed):
    """SplitMix64, as numbers from -1 to 1."""
    mask = (1 << 64) - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield ((z ^ (z >> 31)) >> 11) / 2.0**52 - 1.0


def half_circle(draw):
    while True:
        x, y = draw(), abs(draw())
        square = x * x + y * y
        if 0.01 <= square < 1.0:
            return x / sqrt(square), y / sqrt(square)


def moons(count, noise, seed):
    """Points of the two moons in turn, each with its side."""
    draw = generator(seed).__next__
    points = []
    for number in range(count):
        x, y = half_circle(draw)
        dx, dy = (noise * (draw() + draw() + draw() + draw()) / 2.0 for _ in range(2))
        if number % 2 == 0:
            points.append(((x + dx, y + dy), 1.0))
        else:
            points.append(((1.0 - x + dx, 0.5 - y + dy), -1.0))
    return points


def start(sizes, seed):
    """Weights neuron by neuron, the bias first."""
    draw = generator(seed).__next__
    weights = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        scale = 1.0 / sqrt(inputs)
        weights += [scale * draw() for _ in range((inputs + 1) * outputs)]
    return weights
