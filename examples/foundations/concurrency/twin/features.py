"""Prints features of many documents; `--time one|threads|processes` times one way.

Needs the standard library only, so that a free-threaded interpreter runs it as well.
"""

import sys
from array import array
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import Pool
from pathlib import Path
from time import perf_counter
from zlib import crc32

COUNT = 2000
WORKERS = 2
SIZE = 64  # documents in one task
FOLDER = Path(__file__).parent.parent / "data" / "descr"

# ANCHOR: row
BUCKETS = 256
LOWER = bytes(
    ord(chr(b).lower()) if b < 128 and chr(b).isalpha() else ord(" ")
    for b in range(256)
)


def row(document: bytes) -> array:
    """How many words of the document fall into each bucket."""
    counts = array("I", bytes(4 * BUCKETS))  # pickles faster than a list
    for word, count in Counter(words(document)).items():
        counts[crc32(word) % BUCKETS] += count
    return counts


def words(document: bytes) -> list[bytes]:
    """Runs of letters, in lower case."""
    return document.translate(LOWER).split()
# ANCHOR_END: row


def texts() -> list[bytes]:
    """The texts in data/descr, in the order of their names."""
    return [path.read_bytes() for path in sorted(FOLDER.iterdir())]


def generate(count: int):
    """Documents of lines drawn from the texts, shorter towards the end."""
    lines = [line for text in texts() for line in pieces(text)]
    state = 2026

    def below(limit: int) -> int:
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % limit

    for i in range(count):
        length = 10 + 90 * (count - i) // count + below(20)
        yield b"".join(lines[below(len(lines))] for _ in range(length))


def pieces(text: bytes) -> list[bytes]:
    """The lines with their ends; `splitlines` would also cut elsewhere."""
    *lines, last = text.split(b"\n")
    return [line + b"\n" for line in lines] + ([last] if last else [])


# ANCHOR: threads
def one(documents: list[bytes]) -> list[array]:
    return [row(document) for document in documents]


def with_threads(pool: ThreadPoolExecutor, documents: list[bytes]):
    parts = [documents[i : i + SIZE] for i in range(0, len(documents), SIZE)]
    return [row for rows in pool.map(one, parts) for row in rows]
# ANCHOR_END: threads


# ANCHOR: processes
def keep(documents: list[bytes]):
    """Runs once in each process, so that no document is sent with a task."""
    global kept
    kept = documents


def row_at(index: int) -> array:
    return row(kept[index])


def with_processes(pool, documents: list[bytes]):
    return pool.map(row_at, range(len(documents)), chunksize=SIZE)
# ANCHOR_END: processes


def checksum(rows: list[array]) -> int:
    return crc32(b"".join(row.tobytes() for row in rows))


def seconds(work) -> float:
    """Mean seconds of a warm call, from enough calls for a quarter of a second."""
    calls, start = 0, perf_counter()
    while perf_counter() - start < 0.25:
        work()
        calls += 1
    return (perf_counter() - start) / calls


@contextmanager
def timed(way: str, documents: list[bytes]):
    """The work of one way, whose workers are started only for it."""
    if way == "threads":
        with ThreadPoolExecutor(WORKERS) as pool:
            yield lambda: with_threads(pool, documents)
    elif way == "processes":
        with Pool(WORKERS, initializer=keep, initargs=(documents,)) as pool:
            yield lambda: with_processes(pool, documents)
    else:
        yield lambda: one(documents)


def main():
    documents = list(generate(COUNT))
    rows = one(documents)
    wanted = sys.argv[2] if "--time" in sys.argv else None
    same, time = True, 0.0
    for way in [wanted] if wanted else ["threads", "processes"]:
        with timed(way, documents) as work:
            same = same and work() == rows
            time = seconds(work) if wanted else 0.0
    sizes = list(map(len, documents))
    print(f"documents             {COUNT:>9}")
    print(f"bytes, first half     {sum(sizes[: COUNT // 2]):>9}")
    print(f"bytes, second half    {sum(sizes[COUNT // 2 :]):>9}")
    print(f"words                 {sum(map(sum, rows)):>9}")
    print(f"checksum of the rows  {checksum(rows):>9x}")
    print(f"two workers agree     {'yes' if same else 'no':>9}")
    if wanted:
        print(f"seconds {time:.9f}")


if __name__ == "__main__":
    main()
