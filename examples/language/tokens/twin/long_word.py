"""Encodes one word of 4,000 letters: `long_word.py tokenizers|tiktoken [--time]`."""

import sys

from encode_speed import seconds
from vocabularies import DATA, book, tiktoken_book


def main():
    text = (DATA / "book.txt").read_text(encoding="utf-8")
    word = "".join(letter for letter in text if "a" <= letter <= "z")[:4_000]
    tokenizer, encoding = book(), tiktoken_book()
    if "tiktoken" in sys.argv:
        encode = lambda: encoding.encode_ordinary(word)  # noqa: E731
    else:
        encode = lambda: tokenizer.encode(word).ids  # noqa: E731
    print(f"{len(word)} letters: {len(encode())} tokens")
    if "--time" in sys.argv:
        print(f"seconds {seconds(encode):.9f}")


if __name__ == "__main__":
    main()
