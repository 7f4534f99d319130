"""A sentence, a line of Rust, Chinese and a number, cut by two vocabularies."""

from vocabularies import book, join, merges, smollm2, smollm2_tokens

TEXTS = [
    "Each row of the tensor is a sentence.",
    "let counts: Vec<usize> = Vec::new();",
    "你好，世界",
    "31415.9",
]


def label(token):
    try:
        return token.decode().replace(" ", "·")
    except UnicodeDecodeError:
        return "".join(f"<{byte:02x}>" for byte in token)


small, small_tokens = book(), join([bytes([byte]) for byte in range(256)], merges("merges.txt"))
large, large_tokens = smollm2(), smollm2_tokens()
for text in TEXTS:
    for tokenizer, tokens in [(small, small_tokens), (large, large_tokens)]:
        ids = tokenizer.encode(text).ids
        print(f"{len(ids):3} {'|'.join(label(tokens[token]) for token in ids)}")
