"""One vector for each token of a text."""

from minilm import Encoder

encoder = Encoder()
texts = ["The code is slow.", "Measure before you optimise."]
ids, mask = encoder.tokens(texts)
vectors = encoder.vectors(ids, mask)
for text, row in zip(texts, ids):
    print(*encoder.tokenizer.encode(text).tokens)
    print("  ids ", row.tolist())
print("mask", mask.tolist())
print("vectors", list(vectors.shape))
