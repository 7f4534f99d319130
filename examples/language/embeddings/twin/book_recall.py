"""How often does a search find an answer?"""

import re
from collections import Counter, defaultdict

import numpy as np

import book


class Keywords:
    """Keyword search by BM25: rare words count more, long texts less."""

    def __init__(self, texts):
        self.texts = defaultdict(list)
        self.lengths = np.array([len(words(text)) for text in texts])
        for place, text in enumerate(texts):
            for word, count in Counter(words(text)).items():
                self.texts[word].append((place, count))

    def scores(self, question):
        total, scores = len(self.lengths), np.zeros(len(self.lengths))
        long = 0.25 + 0.75 * self.lengths / self.lengths.mean()
        for word in words(question):
            if found := self.texts.get(word):
                rare = np.log1p((total - len(found) + 0.5) / (len(found) + 0.5))
                for place, count in found:
                    scores[place] += rare * count * 2.2 / (count + 1.2 * long[place])
        return scores


def words(text):
    return re.findall(r"\w+", text.lower())


def order(scores):
    return np.argsort(-scores, kind="stable")


def fuse(*orders):
    """Adds up one over the rank, in all orders."""
    scores = np.zeros(len(orders[0]))
    for places in orders:
        scores[places] += 1 / (61 + np.arange(len(places)))
    return order(scores)


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
