"""Counts the words of several texts at once."""
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

FOLDER = Path("examples/foundations/concurrency/data/descr")
TEXTS = [FOLDER / f"{name}.rst" for name in ["digits", "iris", "wine_data"]]


def count(path):
    """How many words a text has, and how many different ones."""
    words = Path(path).read_text(encoding="utf-8").split()
    return len(words), len(set(words))


if __name__ == "__main__":
    paths = sys.argv[1:] or TEXTS
    with ProcessPoolExecutor() as pool:
        for words, different in pool.map(count, paths):
            print(f"{words} words, {different} different")
