"""Digits, random numbers and first weights: the same bits as in Rust."""

from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[4]
DATA = ROOT / "examples/decide/python-and-rust/data/digits.csv"
KNOWN = 1000


def read() -> tuple[np.ndarray, np.ndarray]:
    """Images (1797, 64) from 0 to 1 and labels (1797,)."""
    table = np.loadtxt(DATA, delimiter=",", dtype=np.int64)
    return (table[:, :64] / 16).astype(np.float32), table[:, 64]


class Random:
    """SplitMix64, many numbers at a time."""

    def __init__(self, seed: int):
        self.state = seed

    def draw(self, count: int) -> np.ndarray:
        step = 0x9E3779B97F4A7C15
        z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(step)
        z += np.uint64(self.state)
        self.state = (self.state + count * step) % 2**64
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))

    def symmetric(self, count: int) -> np.ndarray:
        """From -1 to 1, float32."""
        whole = (self.draw(count) >> np.uint64(40)).astype(np.float32)
        return whole / np.float32(2**23) - np.float32(1)

    def order(self, count: int) -> np.ndarray:
        return np.argsort(self.draw(count), kind="stable")
