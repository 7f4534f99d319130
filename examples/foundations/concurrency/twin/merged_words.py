"""The most common words of several texts, from a counter of each text."""
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

FOLDER = Path("examples/foundations/concurrency/data/descr")
TEXTS = [FOLDER / f"{name}.rst" for name in ["digits", "iris", "wine_data"]]


def count(path):
    words = Path(path).read_text(encoding="utf-8").split()
    return Counter(word for word in words if word.isalpha())


if __name__ == "__main__":
    paths = sys.argv[1:] or TEXTS
    with ProcessPoolExecutor() as pool:
        counts = sum(pool.map(count, paths), Counter())
    for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3]:
        print(f"{word}: {n}")
