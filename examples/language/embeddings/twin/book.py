"""The book as a list of sections, their vectors, and the questions."""

import re
from pathlib import Path

from safetensors.numpy import load_file

DATA = Path(__file__).parents[1] / "data"
BOOK = DATA.parents[1] / "tokens/data/book.txt"


def sections():
    """Names and texts of the sections with at least ten words."""
    found = []
    text = re.sub(r"^```.*?^```$\n", "", BOOK.read_text(), flags=re.M | re.S)
    for page in re.split(r"\n(?=# )", text):
        title, *parts = page.removeprefix("# ").split("\n## ")
        title, _, opening = title.partition("\n")
        found.append((title, opening))
        for part in parts:
            heading, _, body = part.partition("\n")
            if heading not in ("Exercise", "Exercises", "Recap"):
                found.append((f"{title} > {heading}", body))
    return [
        (name, f"{name.replace(' > ', '. ')}. {' '.join(body.split())}")
        for name, body in found
        if len(body.split()) >= 10
    ]


def vectors(name):
    table = load_file(DATA / "sections.safetensors")[name]
    return table.astype("float32")


def questions(name, names):
    """Pairs of a question and the places of the sections that answer it."""
    for line in (DATA / f"{name}.tsv").read_text().splitlines():
        text, right = line.split("\t")
        yield text, {names.index(section) for section in right.split("|")}
