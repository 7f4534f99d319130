"""Searches the book by meaning: `ask_book.py QUESTION`."""

import sys

import numpy as np

import book
from minilm import Encoder

question = " ".join(sys.argv[1:]) or "My dataset is bigger than my RAM"
asked = Encoder().embed([question])[0]
similar = book.vectors("sections") @ asked
sections = book.sections()
for place in np.argsort(-similar, kind="stable")[:5]:
    print(f"{similar[place]:.2f}  {sections[place][0]}")
