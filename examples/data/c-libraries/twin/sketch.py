"""The sketch by NumPy instead of C; `--time` times it on many values."""

import math
import sys
from pathlib import Path
from time import perf_counter

import numpy as np

RADII = Path(__file__).parent.parent / "data" / "radius.csv"
TINY, MOST = np.finfo(float).tiny, np.finfo(float).max


# ANCHOR: sketch
class Sketch:
    """The counts of all numbers that begin with the same bits."""

    def __init__(self, bits: int, values: np.ndarray):
        if not np.all((values >= TINY) & (values <= MOST)):
            raise ValueError("a value is not a normal, positive, finite number")
        self.shift = 52 - bits
        buckets = values.view(np.int64) >> self.shift
        self.first = int(buckets.min())
        self.counts = np.bincount(buckets - self.first)

    def quantile(self, share: float) -> float:
        seen = self.counts.cumsum()
        rank = max(1, math.ceil(share * seen[-1]))
        at = self.first + int(seen.searchsorted(rank))
        return number((at << self.shift) | (1 << (self.shift - 1)))
# ANCHOR_END: sketch

    def each(self):
        """The buckets that hold values: from, to, count."""
        for at in map(int, np.flatnonzero(self.counts)):
            low, high = self.first + at, self.first + at + 1
            yield number(low << self.shift), number(high << self.shift), self.counts[at]


def number(bits: int) -> float:
    return float(np.int64(bits).view(np.float64))


def seconds(count: int, state: int) -> np.ndarray:
    """As `data::seconds` in Rust, to the last bit."""
    units = np.empty(count)
    for i in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        units[i] = (state >> 11) / 2**53
    return 0.01 / (1.001 - units)


def radii() -> list[np.ndarray]:
    """Benign and malignant."""
    table = np.loadtxt(RADII, delimiter=",", skiprows=1)
    return [np.ascontiguousarray(table[table[:, 0] == c, 1]) for c in (0, 1)]


def show():
    both = radii()
    benign, malignant = (Sketch(5, values) for values in both)
    print("        benign  malignant")
    print(f"count   {benign.counts.sum():6}  {malignant.counts.sum():9}")
    for share in (0.05, 0.5, 0.95):
        print(f"{share:<6}  {benign.quantile(share):6.2f}  {malignant.quantile(share):9.2f}")
    for share in (0.05, 0.5, 0.95):
        left, right = (np.quantile(v, share, method="inverted_cdf") for v in both)
        print(f"{share:<6}  {left:6.2f}  {right:9.2f}  exactly")
    for low, high, count in Sketch(2, np.concatenate(both)).each():
        print(f"{low:2g} to {high:2g}  {count:3} {'#' * math.ceil(count / 5)}")
    for name, value in (("0", 0.0), ("NaN", math.nan)):
        try:
            Sketch(2, np.array([value]))
        except ValueError as error:
            print(f"{name}: {error}")


def time():
    count, repeats = 1_000_000, 20
    values = seconds(count, 2026)

    def work():
        sketch = Sketch(5, values)
        return sketch.quantile(0.5), sketch.quantile(0.99)

    middle, high = work()
    start = perf_counter()
    for _ in range(repeats):
        work()
    elapsed = (perf_counter() - start) / repeats
    print(f"{count} values, {middle:.6f} and {high:.6f}")
    print(f"seconds {elapsed:.9f}")


if __name__ == "__main__":
    time() if "--time" in sys.argv else show()
