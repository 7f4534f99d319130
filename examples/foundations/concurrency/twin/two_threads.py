"""Counts the words of several texts on two threads, which take turns."""
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FOLDER = Path("examples/foundations/concurrency/data/descr")
TEXTS = [FOLDER / f"{name}.rst" for name in ["digits", "iris", "wine_data"]]


def count_all(paths):
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    return [len(text.split()) for text in texts]


paths = sys.argv[1:] or TEXTS
half = len(paths) // 2
with ThreadPoolExecutor(2) as pool:
    first = pool.submit(count_all, paths[:half])
    second = pool.submit(count_all, paths[half:])
    print("left: ", first.result())
    print("right:", second.result())
