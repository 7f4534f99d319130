"""The most common words of several texts, in a counter that all threads share."""
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

FOLDER = Path("examples/foundations/concurrency/data/descr")
TEXTS = [FOLDER / f"{name}.rst" for name in ["digits", "iris", "wine_data"]]
counts, lock = Counter(), Lock()


def count(path):
    for word in Path(path).read_text(encoding="utf-8").split():
        if word.isalpha():
            with lock:
                counts[word] += 1


with ThreadPoolExecutor() as pool:
    list(pool.map(count, sys.argv[1:] or TEXTS))

for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3]:
    print(f"{word}: {n}")
