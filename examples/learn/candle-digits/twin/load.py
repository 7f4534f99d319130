"""What the file of weights holds, and what NumPy makes of three digits."""

import json
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from digits import KNOWN, read

FILE = Path(__file__).parent.parent / "data/cnn.safetensors"


# ANCHOR: read
def tensors(data: bytes) -> dict[str, np.ndarray]:
    """The tensors of a safetensors file that holds float32 alone."""
    length = int.from_bytes(data[:8], "little")
    header, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    header.pop("__metadata__", None)
    result = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        values = np.frombuffer(body[start:end], dtype="<f4")
        result[name] = values.reshape(entry["shape"])
    return result
# ANCHOR_END: read


# ANCHOR: forward
def convolve(x, weight, bias):
    """(n, c, h, w) to (n, out, h, w), with a border of zeros."""
    x = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    windows = sliding_window_view(x, (3, 3), axis=(2, 3))
    y = np.einsum("nchwij,ocij->nohw", windows, weight, optimize=True)
    return np.maximum(y + bias[:, None, None], 0)


def halve(x):
    n, c, h, w = x.shape
    return x.reshape(n, c, h // 2, 2, w // 2, 2).max(axis=(3, 5))


def forward(t, images):
    x = images.reshape(-1, 1, 8, 8)
    x = halve(convolve(x, t["first.weight"], t["first.bias"]))
    x = halve(convolve(x, t["second.weight"], t["second.bias"]))
    x = x.reshape(len(x), -1)  # (n, 128)
    return x @ t["output.weight"].T + t["output.bias"]
# ANCHOR_END: forward


def main():
    weights = tensors(FILE.read_bytes())
    for name in sorted(weights):
        print(f"{name:13} {list(weights[name].shape)}")
    images, labels = read()
    print("digit  logits of 0 to 9")
    for label, row in zip(labels[KNOWN:], forward(weights, images[KNOWN:])[:3]):
        print(f"{label:5} " + "".join(f"{logit:7.2f}" for logit in row))


if __name__ == "__main__":
    main()
