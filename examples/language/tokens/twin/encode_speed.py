"""Encodes the book line by line: `encode_speed.py tokenizers|tiktoken [threads] [--time]`."""

import os
import sys
import time

THREADS = 2 if "threads" in sys.argv else 1
os.environ["TOKENIZERS_PARALLELISM"] = "true" if THREADS > 1 else "false"

from ten_thousand import hash_of  # noqa: E402
from vocabularies import DATA, book, tiktoken_book  # noqa: E402


def by_tokenizers(lines):
    tokenizer = book()
    return lambda: [encoding.ids for encoding in tokenizer.encode_batch_fast(lines)]


def by_tiktoken(lines):
    encoding = tiktoken_book()
    if THREADS > 1:
        return lambda: encoding.encode_ordinary_batch(lines, num_threads=THREADS)
    return lambda: [encoding.encode_ordinary(line) for line in lines]


def main():
    text = (DATA / "book.txt").read_text(encoding="utf-8")
    lines = text.removesuffix("\n").split("\n")
    encode = by_tiktoken(lines) if "tiktoken" in sys.argv else by_tokenizers(lines)
    ids = [token for line in encode() for token in line]
    print(f"{len(ids)} tokens, hash {hash_of(ids):016x}")
    if "--time" in sys.argv:
        print(f"seconds {seconds(encode):.9f}")


def seconds(encode):
    """Mean seconds of one call, from enough of them to fill a quarter of a second."""
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.25:
        encode()
        calls += 1
    return elapsed / calls


if __name__ == "__main__":
    main()
