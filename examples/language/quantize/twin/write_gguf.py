"""Writes the tiny GPT as a GGUF file, in Q8_0, and reads it back."""

import tempfile
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType as Format
from gguf import GGUFReader, GGUFWriter
from gguf.quants import quantize
from safetensors.numpy import load_file

WEIGHTS = Path(__file__).parents[2] / "tiny-gpt/data/tiny-gpt.safetensors"

# ANCHOR: main
folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "tiny-gpt.gguf"
writer = GGUFWriter(path, "tiny-gpt")
for name, weight in sorted(load_file(WEIGHTS).items()):
    format = Format.Q8_0 if weight.ndim == 2 else Format.F32
    blocks = quantize(weight.astype(np.float32), format)
    writer.add_tensor(name, blocks, raw_dtype=format)
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()

tensors = GGUFReader(path).tensors
for tensor in tensors[:8]:
    data = tensor.data.view(np.uint8)
    total = data.sum(dtype=np.uint64)
    format = tensor.tensor_type.name
    print(f"{tensor.name:33} {format:4} {data.size:6} bytes, sum {total}")
print(f"{len(tensors)} tensors")
# ANCHOR_END: main
