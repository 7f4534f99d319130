"""Counts the words of several texts, and adds up."""
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

FOLDER = Path("examples/foundations/concurrency/data/descr")
TEXTS = [FOLDER / f"{name}.rst" for name in ["digits", "iris", "wine_data"]]


def count(path):
    return len(Path(path).read_text(encoding="utf-8").split())


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        total = sum(pool.map(count, sys.argv[1:] or TEXTS))
    print(f"{total} words")
