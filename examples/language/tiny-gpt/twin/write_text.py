"""Lets the book's model write, with NumPy alone."""

import json
from pathlib import Path

import numpy as np

from book import Random, decode, encode

HEADS, LAYERS, CONTEXT = 4, 3, 128
FILE = Path(__file__).parents[1] / "data/tiny-gpt.safetensors"


def load() -> dict[str, np.ndarray]:
    data = FILE.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header, data = json.loads(data[8 : 8 + size]), data[8 + size :]
    header.pop("__metadata__", None)
    weights = {}
    for name, tensor in header.items():
        first, last = tensor["data_offsets"]
        numbers = np.frombuffer(data[first:last], dtype="<f2")
        numbers = numbers.astype(np.float32)
        weights[name] = numbers.reshape(tensor["shape"])
    return weights


def norm(x, weight):
    square = np.square(x).mean(-1, keepdims=True, dtype=np.float32)
    return x / np.sqrt(square + np.float32(1e-5)) * weight


def softmax(x):
    x = np.exp(x - x.max(-1, keepdims=True))
    return x / x.sum(-1, keepdims=True)


def attention(x, weight, mask):
    seq, width = x.shape

    def heads(part):
        x_part = x @ weight(f"attention.{part}").T
        return x_part.reshape(seq, HEADS, -1).swapaxes(0, 1)

    query, key, value = heads("query"), heads("key"), heads("value")
    query = query * np.float32((width // HEADS) ** -0.5)
    shares = softmax(query @ key.swapaxes(1, 2) + mask)
    mixed = (shares @ value).swapaxes(0, 1).reshape(seq, width)
    return mixed @ weight("attention.output").T


def forward(weights, tokens):
    seq = len(tokens)
    x = weights["tokens.weight"][tokens] + weights["positions.weight"][:seq]
    mask = np.triu(np.full((seq, seq), -np.inf, dtype=np.float32), 1)
    for layer in range(LAYERS):

        def weight(name):
            return weights[f"blocks.{layer}.{name}.weight"]

        x = x + attention(norm(x, weight("norm_attention")), weight, mask)
        hidden = norm(x, weight("norm_mlp")) @ weight("mlp.up").T
        x = x + np.maximum(hidden, 0) @ weight("mlp.down").T
    return norm(x, weights["norm.weight"]) @ weights["tokens.weight"].T


def draw(shares, random):
    left = random.share() * shares.sum()
    passed = np.cumsum(shares) > left
    return int(passed.argmax())


# ANCHOR: main
weights = load()
for temperature in (0.1, 0.8, 1.5):
    tokens, random = encode("You will be able to"), Random(2)
    for _ in range(60):
        logits = forward(weights, tokens[-CONTEXT:])[-1]
        shares = softmax(logits / np.float32(temperature))
        tokens.append(draw(shares, random))
    print(f"temperature {temperature}")
    print(decode(tokens) + "\n")
# ANCHOR_END: main
