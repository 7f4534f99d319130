"""Writes smollm2-merges.txt from the model's file: `extract_smollm2.py MODEL.gguf`."""

import sys
from pathlib import Path

from gguf import GGUFReader

fields = GGUFReader(sys.argv[1]).fields
tokens = fields["tokenizer.ggml.tokens"].contents()
ids = {token: place for place, token in enumerate(tokens)}
pairs = [pair.split(" ") for pair in fields["tokenizer.ggml.merges"].contents()]
# the pair in line n makes the token 251 + n, so that the two earlier tokens are enough
assert [ids[left + right] for left, right in pairs] == list(range(252, len(tokens)))
lines = [f"{ids[left]} {ids[right]}\n" for left, right in pairs]
(Path(__file__).parent / "smollm2-merges.txt").write_text("".join(lines))
