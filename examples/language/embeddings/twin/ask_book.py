"""Searches the book by meaning: `ask_book.py QUESTION`."""

import sys

import numpy as np

import book
from minilm import Encoder

# ANCHOR: main
question = sys.argv[1]
asked = Encoder().embed([question])[0]
scores = book.vectors("sections") @ asked
sections = book.sections()
for place in np.argsort(-scores, kind="stable")[:5]:
    print(f"{scores[place]:.2f}  {sections[place][0]}")
# ANCHOR_END: main
