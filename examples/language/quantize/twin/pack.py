"""Packs the 32 weights into real blocks, and unpacks four of them."""

import numpy as np
from gguf import GGMLQuantizationType as Format
from gguf.quants import dequantize, quantize

from sample import WEIGHTS


# ANCHOR: main
def show(name, format):
    block = quantize(WEIGHTS, format)
    first = ", ".join(f"{byte:02x}" for byte in block[:6])
    print(f"{name}: [{first}] and {len(block) - 6} more")
    back = ", ".join(f"{w:.4f}" for w in dequantize(block, format)[:4])
    print(f"      [{back}]")


show("Q8_0", Format.Q8_0)
show("Q4_0", Format.Q4_0)
# ANCHOR_END: main
