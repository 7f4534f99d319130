"""Ten thousand lines as tokens, by `tokenizers` and by `tiktoken`."""

from vocabularies import DATA, book, smollm2, tiktoken_book, tiktoken_smollm2

BLOCKS = [
    0x20, 0x20, 0x20, 0x61, 0xC0, 0x2000, 0x391, 0x430, 0x5D0, 0x627, 0x905, 0x93E, 0x4E00, 0xAC00,
    0x24B6, 0x1F600,
]
state = 1


def below(bound):
    global state
    state = (state * 1_664_525 + 1_013_904_223) % (1 << 32)
    return (state >> 16) % bound


def character():
    block = BLOCKS[below(16)]
    return chr(block + min(below(64), below(64)))


def ten_thousand():
    """9,000 lines of the book that are not empty, and 1,000 of random characters."""
    text = (DATA / "book.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line][:9_000]
    return lines + ["".join(character() for _ in range(40)) for _ in range(1_000)]


def hash_of(ids):
    """A number that differs where ids differ: FNV-1a."""
    value = 0xCBF29CE484222325
    for token in ids:
        value = (value ^ token) * 0x100000001B3 % (1 << 64)
    return value


# ANCHOR: main
def compare(lines, one, other):
    """Counts the lines that have the same ids in both."""
    ids = [one(line) for line in lines]
    equal = sum(other(line) == line_ids for line, line_ids in zip(lines, ids))
    flat = [token for line_ids in ids for token in line_ids]
    print(f"{equal} lines equal, {len(flat)} tokens, hash {hash_of(flat):016x}")


def main():
    lines = ten_thousand()
    small, large = book(), smollm2()
    compare(lines, lambda line: small.encode(line).ids, tiktoken_book().encode_ordinary)
    compare(lines, lambda line: large.encode(line).ids, tiktoken_smollm2().encode_ordinary)
# ANCHOR_END: main


if __name__ == "__main__":
    main()
