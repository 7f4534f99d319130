"""How alike are six sentences?"""

from pathlib import Path

from minilm import Encoder

data = Path(__file__).parents[1] / "data"
texts = (data / "sentences.txt").read_text().splitlines()
encoder = Encoder()
# ANCHOR: compare
rows = encoder.embed(texts)  # (6, 384)
similar = rows @ rows.T  # (6, 6)
# ANCHOR_END: compare
print(list(rows.shape))
for text, row in zip(texts, similar):
    print(" ".join(f"{x:5.2f}" for x in row), text, sep="  ")
