"""The book's text and tokens, and random numbers: the same as in Rust."""

import re
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[2] / "tokens/data"
WORD = re.compile(
    r" ?[^\W\d_]+| ?\d| ?(?:[^\s\w]|_)+|\s+(?= \S)|\s+"
)
MERGES = [
    tuple(map(int, line.split()))
    for line in (DATA / "merges.txt").read_text().splitlines()
]
RANKS = {pair: 256 + rank for rank, pair in enumerate(MERGES)}
BYTES = [bytes([byte]) for byte in range(256)]
for left, right in MERGES:
    BYTES.append(BYTES[left] + BYTES[right])


def pages() -> list[str]:
    text = (DATA / "book.txt").read_text(encoding="utf-8")
    return re.split(r"(?<=\n\n)(?=# )", text)


def encode(text: str) -> list[int]:
    return [token for word in WORD.findall(text) for token in encode_word(word)]


def encode_word(word: str) -> list[int]:
    tokens = list(word.encode())
    while pairs := RANKS.keys() & set(zip(tokens, tokens[1:])):
        pair = min(pairs, key=RANKS.get)
        joined, at = [], 0
        while at < len(tokens):
            found = tuple(tokens[at : at + 2]) == pair
            joined.append(RANKS[pair] if found else tokens[at])
            at += 1 + found
        tokens = joined
    return tokens


def decode(tokens: list[int]) -> str:
    whole = b"".join(BYTES[token] for token in tokens)
    return whole.decode(errors="replace")


class Random:
    """SplitMix64."""

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

    def below(self, count: int) -> int:
        return int(self.draw(1)[0]) % count

    def share(self) -> np.float32:
        """From 0 to 1, without 1."""
        return np.float32(int(self.draw(1)[0]) >> 40) / np.float32(2**24)

    def symmetric(self, count: int) -> np.ndarray:
        """From -1 to 1, float32."""
        whole = (self.draw(count) >> np.uint64(40)).astype(np.float32)
        return whole / np.float32(2**23) - np.float32(1)
