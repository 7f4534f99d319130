"""How often does a search find an answer, if the network is left out?"""

import numpy as np
from safetensors import safe_open
from tokenizers import Tokenizer

import book
from minilm import FOLDER, normalise

tokenizer = Tokenizer.from_file(f"{FOLDER}/tokenizer.json")
tokenizer.no_truncation()
tokenizer.no_padding()
with safe_open(f"{FOLDER}/model.safetensors", "np") as weights:
    table = weights.get_tensor("embeddings.word_embeddings.weight")


# ANCHOR: embed
def embed(texts):
    """A row for each text, of length 1."""
    found = [tokenizer.encode(text, add_special_tokens=False) for text in texts]
    return normalise(np.stack([table[text.ids].mean(0) for text in found]))
# ANCHOR_END: embed


names, texts = zip(*book.sections())
rows = embed(texts)
for name in ["questions", "names"]:
    asked = list(book.questions(name, names))
    counts = np.zeros(2, int)  # in the first 1 and 5
    for (_, right), vector in zip(asked, embed([text for text, _ in asked])):
        places = np.argsort(-(rows @ vector), kind="stable")
        counts += [not right.isdisjoint(places[:k]) for k in (1, 5)]
    print(f"{len(asked)} {name}: first {counts[0]}, first 5 {counts[1]}")
