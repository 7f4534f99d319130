"""How often does a search find an answer?"""

import numpy as np

import book
from keywords import Keywords, fuse, order


# ANCHOR: count
def count(asked, vectors, sections, keywords):
    """Questions with an answer in the first 1 and 5, by keywords, by meaning,
    and by both."""
    counts = np.zeros((3, 2), int)
    for (text, right), vector in zip(asked, vectors):
        word = order(keywords.scores(text))
        meaning = order(sections @ vector)
        for way, places in enumerate([word, meaning, fuse(word, meaning)]):
            for column, k in enumerate([1, 5]):
                counts[way, column] += not right.isdisjoint(places[:k])
    return counts
# ANCHOR_END: count


names, texts = zip(*book.sections())
keywords = Keywords(texts)
for name in ["questions", "names"]:
    asked = list(book.questions(name, names))
    counts = count(asked, book.vectors(name), book.vectors("sections"), keywords)
    print(f"{f'{len(asked)} {name}':<15} {'first':>6} {'first 5':>8}")
    for way, (first, five) in zip(["keywords", "meaning", "both"], counts):
        print(f"{way:<15} {first:>6} {five:>8}")
