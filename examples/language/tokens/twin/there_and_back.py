"""A text as tokens and back, and half of a character."""

from vocabularies import tiktoken_book

# ANCHOR: main
book = tiktoken_book()
ids = book.encode("the loss of 世界")
print(ids)
print(book.decode(ids))

cut = book.decode_bytes(ids[:-1])  # without the last token
print(cut.decode(errors="replace"))
try:
    cut.decode()
except UnicodeDecodeError as error:
    print(f"whole characters up to byte {error.start} of {len(cut)}")
# ANCHOR_END: main
