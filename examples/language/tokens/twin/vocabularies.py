"""The two vocabularies of the page, for `tokenizers` and `tiktoken`."""

from pathlib import Path

import tiktoken
from tokenizers import AddedToken, Regex, Tokenizer, models, pre_tokenizers

DATA = Path(__file__).parent.parent / "data"
SPECIAL = """<|endoftext|> <|im_start|> <|im_end|> <repo_name> <reponame> <file_sep> <filename>
<gh_stars> <issue_start> <issue_comment> <issue_closed> <jupyter_start> <jupyter_text>
<jupyter_code> <jupyter_output> <jupyter_script> <empty_output>""".split()
MISSING = [4, 6, 19, 20, 22, 29, 192, 193, 241, 242, *range(245, 256)]
BOOK = r" ?\p{N}| ?\p{Alphabetic}+| ?[^\s\p{Alphabetic}\p{N}]+|\s+(?= \S)|\s+"
SMOLLM2 = (
    r"\p{N}|'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?![^\s\p{N}])|\s+"
)


def alphabet():
    """The order in which GPT-2 numbers the bytes: first those that can be printed."""
    printed = [*range(33, 127), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    return printed + [byte for byte in range(256) if byte not in printed]


def letters():
    """The letter that stands for each byte."""
    order = alphabet()
    return {byte: chr(byte if at < 188 else 256 + at - 188) for at, byte in enumerate(order)}


def merges(name):
    lines = (DATA / name).read_text().splitlines()
    return [tuple(map(int, line.split())) for line in lines]


def join(tokens, pairs):
    """What each token stands for, in the order of ids."""
    for left, right in pairs:
        tokens.append(tokens[left] + tokens[right])
    return tokens


# ANCHOR: book
def book():
    """The book's tokens, as a tokenizer of the package `tokenizers`."""
    pairs = merges("merges.txt")
    tokens = join([bytes([byte]) for byte in range(256)], pairs)
    tokenizer = Tokenizer(model(tokens, pairs))
    words = pre_tokenizers.Split(Regex(BOOK), "isolated")
    as_letters = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([words, as_letters])
    return tokenizer
# ANCHOR_END: book


def smollm2_tokens():
    known = [bytes([byte]) for byte in alphabet() if byte not in MISSING]
    special = [name.encode() for name in SPECIAL]
    return join(special + known, merges("smollm2-merges.txt"))


def smollm2():
    tokenizer = Tokenizer(model(smollm2_tokens(), merges("smollm2-merges.txt")))
    digits = pre_tokenizers.Digits(individual_digits=True)
    words = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([digits, words])
    tokenizer.add_special_tokens([AddedToken(name, special=True) for name in SPECIAL])
    return tokenizer


def model(tokens, pairs):
    """`tokenizers` writes each byte as a letter, so that a token is text."""
    spelled = letters()
    names = ["".join(spelled[byte] for byte in token) for token in tokens]
    ids = {name: at for at, name in enumerate(names)}
    return models.BPE(ids, [(names[left], names[right]) for left, right in pairs])


# ANCHOR: tiktoken
def tiktoken_book():
    """The book's tokens for `tiktoken`, which takes them as bytes with a rank."""
    tokens = join([bytes([byte]) for byte in range(256)], merges("merges.txt"))
    ranks = {token: rank for rank, token in enumerate(tokens)}
    return tiktoken.Encoding(
        name="book", pat_str=BOOK, mergeable_ranks=ranks, special_tokens={}
    )
# ANCHOR_END: tiktoken


def tiktoken_smollm2():
    tokens = smollm2_tokens()
    ranks = {token: rank for rank, token in enumerate(tokens) if rank >= len(SPECIAL)}
    special = {name: rank for rank, name in enumerate(SPECIAL)}
    return tiktoken.Encoding(
        name="smollm2", pat_str=SMOLLM2, mergeable_ranks=ranks, special_tokens=special
    )
