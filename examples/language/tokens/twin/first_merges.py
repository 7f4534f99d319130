"""The pairs that are learned first from the book's text, and some that were learned late."""

from collections import Counter

import regex
from vocabularies import BOOK, DATA, join, merges


# ANCHOR: train
def train(text, size):
    """The `size - 256` pairs that are most frequent, one after the other."""
    found = Counter(regex.findall(BOOK, text))
    words = [(list(word.encode()), n) for word, n in found.items()]
    pairs = []
    for token in range(256, size):
        counts = count_pairs(words)
        if not counts:
            break
        pair = min(counts, key=lambda pair: (-counts[pair], pair))
        for word, _ in words:
            merge(word, pair, token)
        pairs.append(pair)
    return pairs
# ANCHOR_END: train


# ANCHOR: count_pairs
def count_pairs(words):
    """How often each pair occurs in all words."""
    counts = Counter()
    for word, n in words:
        for pair in zip(word, word[1:]):
            counts[pair] += n
    return counts
# ANCHOR_END: count_pairs


def merge(word, pair, token):
    """Replaces each occurrence of a pair by its token, from left to right."""
    place = 0
    while place + 1 < len(word):
        if (word[place], word[place + 1]) == pair:
            word[place:place + 2] = [token]
        place += 1


def label(token):
    return token.decode().replace(" ", "·")


def single_bytes():
    return [bytes([byte]) for byte in range(256)]


# ANCHOR: main
def main():
    text = (DATA / "book.txt").read_text(encoding="utf-8")
    first = train(text, 256 + 11)
    tokens = join(single_bytes(), first)
    for token, pair in enumerate(first, 256):
        print(f"{pair} -> {token} {label(tokens[token])}")
    book = join(single_bytes(), merges("merges.txt"))  # all 768 pairs
    print("|".join(map(label, book[-12:])))
# ANCHOR_END: main


if __name__ == "__main__":
    main()
