"""Compares the vectors that a test expects with those of NumPy; `reference.py --write` replaces them."""

import sys
from pathlib import Path

import numpy as np
from minilm import Encoder
from safetensors.numpy import load_file, save_file

crate = Path(__file__).parents[1]
expected = crate / "tests/numpy.safetensors"
texts = (crate / "data/sentences.txt").read_text().splitlines()
vectors = Encoder().embed(texts).astype("float32")
if "--write" in sys.argv:
    save_file({"sentences": vectors}, expected)
difference = np.abs(vectors - load_file(expected)["sentences"]).max()
print(f"{len(texts)} sentences, equal to 1e-5: {difference < 1e-5}")
