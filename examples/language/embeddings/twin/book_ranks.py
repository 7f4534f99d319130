"""Questions that one search answers at once, and the other not at all."""

import book
from keywords import Keywords, order


# ANCHOR: main
def rank(right, scores):
    """The rank of the first section that answers."""
    return 1 + next(n for n, place in enumerate(order(scores)) if place in right)


def show(rank):
    return f"{'> 20' if rank > 20 else rank:>8} "


names, texts = zip(*book.sections())
rows = book.vectors("sections")
keywords = Keywords(texts)
print("keywords  meaning")
asked = book.questions("questions", names)
for (text, right), vector in zip(asked, book.vectors("questions")):
    words = rank(right, keywords.scores(text))
    meaning = rank(right, rows @ vector)
    if min(words, meaning) <= 2 and max(words, meaning) > 20:
        print(f"{show(words)}{show(meaning)}  {text}")
# ANCHOR_END: main
