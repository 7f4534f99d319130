"""Which sentence means nearly the same? `nearest_sentence.py FILE`"""

import csv
import sys

import numpy as np


def cosine(a, b):
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


DATA = "examples/language/embeddings/data/sentences.csv"
path = sys.argv[1] if len(sys.argv) > 1 else DATA
with open(path, newline="") as file:
    sentences = [(row[0], np.array(row[1:], float)) for row in csv.reader(file)]
question, asked = sentences[0]
print(f"{question} ({len(asked)} numbers)")
for text, vector in sentences[1:]:
    print(f"{cosine(asked, vector):5.2f}  {text}")
