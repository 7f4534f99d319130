"""Learns as many pairs: `learn_speed.py counts|tokenizers [--time]`."""

import os
import sys
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"

from first_merges import train  # noqa: E402
from tokenizers import Tokenizer, models, trainers  # noqa: E402
from vocabularies import DATA, book, letters  # noqa: E402


def by_tokenizers(text):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = book().pre_tokenizer
    bytes_first = list(letters().values())
    trainer = trainers.BpeTrainer(
        vocab_size=1024, initial_alphabet=bytes_first, show_progress=False
    )
    tokenizer.train_from_iterator([text], trainer)
    return tokenizer.get_vocab_size() - 256


def main():
    text = (DATA / "book.txt").read_text(encoding="utf-8")
    if "counts" in sys.argv:
        learn = lambda: len(train(text, 1024))  # noqa: E731
    else:
        learn = lambda: by_tokenizers(text)  # noqa: E731
    start = time.perf_counter()
    pairs = learn()
    seconds = time.perf_counter() - start
    print(f"{pairs} pairs")
    if "--time" in sys.argv:
        print(f"seconds {seconds:.9f}")


if __name__ == "__main__":
    main()
