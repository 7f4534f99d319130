"""Small habits that differ between the languages, one function each."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from knn import parse_row

# ANCHOR: load
TABLE = Path(__file__).parent.parent / "data" / "digits.csv"


def load() -> list[tuple[list[int], int]]:
    with TABLE.open() as file:
        return [parse_row(line) for line in file]
# ANCHOR_END: load


# ANCHOR: look
def look(labels: np.ndarray):
    print(np.bincount(labels).tolist())
# ANCHOR_END: look


# ANCHOR: guess
class Guess(Protocol):
    def guess(self, image: np.ndarray) -> int: ...


@dataclass
class Always:
    label: int

    def guess(self, image: np.ndarray) -> int:
        return self.label


@dataclass
class Nearest:
    images: np.ndarray
    labels: np.ndarray

    def guess(self, image: np.ndarray) -> int:
        distances = ((self.images - image) ** 2).sum(axis=1)
        return self.labels[distances.argmin()]


def right(model: Guess, images: np.ndarray, labels: np.ndarray) -> int:
    return sum(model.guess(i) == label for i, label in zip(images, labels))
# ANCHOR_END: guess


# ANCHOR: memory
def memory():
    pixels = [0, 8, 16]
    second = pixels  # a second name for one list
    second.append(4)
    pixels.append(12)
    kept = pixels.copy()
    owner = pixels  # a third name
    owner.append(1)
    print(owner, kept)
# ANCHOR_END: memory


# ANCHOR: threads
def ink(images: np.ndarray) -> int:
    return int(images.sum())


def threads(images: np.ndarray):
    parts = [images[i : i + 600] for i in range(0, len(images), 600)]
    with ThreadPoolExecutor(len(parts)) as pool:
        print(list(pool.map(ink, parts)))
# ANCHOR_END: threads


def main():
    rows = load()
    images = np.array([image for image, _ in rows])
    labels = np.array([label for _, label in rows])
    look(labels)
    nearest = Nearest(images[:1000], labels[:1000])
    unknown = images[1000:1100], labels[1000:1100]
    counts = right(Always(3), *unknown), right(nearest, *unknown)
    print("right of 100: always 3 {}, nearest {}".format(*counts))
    memory()
    threads(images)


if __name__ == "__main__":
    main()
