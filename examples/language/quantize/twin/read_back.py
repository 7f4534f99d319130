"""Reads a row in five formats, and how far each is from the first."""

from pathlib import Path

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize

SAMPLE = Path(__file__).parents[1] / "data/sample.gguf"

# ANCHOR: main
first = None
for tensor in GGUFReader(SAMPLE).tensors:
    bits = 8 * tensor.n_bytes / 256
    row = dequantize(tensor.data, tensor.tensor_type)
    if first is None:
        first = row
    error = np.sqrt(np.mean((row - first) ** 2))
    print(f"{tensor.name:8} {bits:5.2f} bits, error {error:.6f}")
# ANCHOR_END: main
