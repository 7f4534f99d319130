"""Guesses digits from their nearest neighbours, and shows what goes wrong."""

import sys
from pathlib import Path
from time import perf_counter

import numpy as np

PIXELS = 64
MAX_PIXEL = 16
TRAIN = 1000
K = 3
REPEATS = 200
BLOCK = 64  # images at a time, so that the distances stay in the cache
DATA = Path(__file__).parent.parent / "data" / "digits.csv"


# ANCHOR: parse
def parse_row(line: str) -> tuple[list[int], int]:
    """The 64 pixels and the label; raises ValueError."""
    cells = []
    for column, cell in enumerate(line.split(",")):
        try:
            cells.append(int(cell))
        except ValueError as error:
            raise ValueError(f"column {column} is no small number") from error
    if len(cells) != PIXELS + 1:
        raise ValueError(f"{len(cells)} columns instead of {PIXELS + 1}")
    *image, label = cells
    for column, pixel in enumerate(image):
        if not 0 <= pixel <= MAX_PIXEL:
            raise ValueError(f"column {column} is {pixel}, not 0 to {MAX_PIXEL}")
    if not 0 <= label <= 9:
        raise ValueError(f"label {label} is no digit")
    return image, label
# ANCHOR_END: parse


def read(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Images (n, 64) and labels (n,)."""
    with path.open() as file:
        images, labels = zip(*map(parse_row, file))
    # Products and sums of pixels stay below 2**24, so float32 is exact.
    return np.array(images, dtype=np.float32), np.array(labels)


# ANCHOR: nearest
def nearest(train: np.ndarray, images: np.ndarray, k: int) -> np.ndarray:
    """The k nearest rows of train, nearest first: (images, k)."""
    scaled, norms = -2 * train.T, (train**2).sum(axis=1)
    rows = np.arange(len(train), dtype=np.int32)
    best = []
    for start in range(0, len(images), BLOCK):
        block = images[start : start + BLOCK]
        distance = block @ scaled  # -2ab: (block, train)
        distance += norms
        distance += (block**2).sum(axis=1)[:, np.newaxis]
        # Distance and row in one integer: of equals, the lower row is nearer.
        key = distance.astype(np.int32)
        key *= len(train)
        key += rows
        key.partition(k - 1, axis=1)
        best.append(np.sort(key[:, :k], axis=1) % len(train))
    return np.concatenate(best)
# ANCHOR_END: nearest


# ANCHOR: classify
def vote(labels: np.ndarray) -> np.ndarray:
    """The label with the most votes, the smallest of those that tie."""
    votes = (labels[:, :, np.newaxis] == np.arange(10)).sum(axis=1)
    return votes.argmax(axis=1)


def classify(train, labels, images, k) -> np.ndarray:
    """One guess for each of images."""
    return vote(labels[nearest(train, images, k)])
# ANCHOR_END: classify


# ANCHOR: confusion
def confusion(labels: np.ndarray, guesses: np.ndarray) -> np.ndarray:
    """table[label, guess] counts the digits with that label and that guess."""
    table = np.zeros((10, 10), dtype=int)
    np.add.at(table, (labels, guesses), 1)
    return table
# ANCHOR_END: confusion


# ANCHOR: mistaken
def mistaken_for(table: np.ndarray, label: int) -> int | None:
    """What label is most often mistaken for, if it ever is."""
    wrong = table[label].copy()
    wrong[label] = 0
    return int(wrong.argmax()) if wrong.any() else None
# ANCHOR_END: mistaken


def report(train, known, test, labels, guesses):
    table = confusion(labels, guesses)
    right = int(table.trace())
    print(f"{len(train)} digits known, {len(test)} to guess, k = {K}")
    print(f"{right} right, accuracy {right / len(test):.3f}")
    print()
    # ANCHOR: confusions
    for label in range(10):
        guess = mistaken_for(table, label)
        if guess is not None:
            count = table[label, guess]
            print(f"{label}: most often taken for {guess} ({count})")
        else:
            print(f"{label}: never mistaken")
    # ANCHOR_END: confusions
    wrong = np.flatnonzero(guesses != labels)
    if wrong.size:
        row = wrong[0]
        twin = nearest(train, test[row : row + 1], 1)[0, 0]
        print(f"\nrow {TRAIN + row}: a {labels[row]} taken for a {guesses[row]}")
        print(f"itself    its nearest neighbour, a {known[twin]}")
        draw(test[row], train[twin])


def draw(left: np.ndarray, right: np.ndarray):
    """Two images side by side."""
    shades = np.array(list(".:-+*oO#@"))
    pair = [shades[image.astype(int) // 2].reshape(8, 8) for image in (left, right)]
    for left_row, right_row in zip(*pair):
        print("".join(left_row), "".join(right_row), sep="  ")


def main():
    images, labels = read(DATA)
    train, test = images[:TRAIN], images[TRAIN:]
    known, unknown = labels[:TRAIN], labels[TRAIN:]
    report(train, known, test, unknown, classify(train, known, test, K))
    if "--time" in sys.argv:
        start = perf_counter()
        for _ in range(REPEATS):
            classify(train, known, test, K)
        print(f"seconds {(perf_counter() - start) / REPEATS:.6f}")


if __name__ == "__main__":
    main()
