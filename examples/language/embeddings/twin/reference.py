"""Writes the vectors of the six sentences, for a test: `reference.py FILE`."""

import sys
from pathlib import Path

from minilm import Encoder
from safetensors.numpy import save_file

data = Path(__file__).parents[1] / "data"
texts = (data / "sentences.txt").read_text().splitlines()
save_file({"sentences": Encoder().embed(texts).astype("float32")}, sys.argv[1])
