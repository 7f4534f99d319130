"""Keyword search by BM25: rare words count more, long texts less."""

import re
from collections import Counter, defaultdict

import numpy as np


# ANCHOR: bm25
class Keywords:
    """For each word, the texts that have it, and how often."""

    def __init__(self, texts):
        self.texts = defaultdict(list)
        self.lengths = np.array([len(words(text)) for text in texts])
        for place, text in enumerate(texts):
            for word, count in Counter(words(text)).items():
                self.texts[word].append((place, count))

    def scores(self, question):
        """The score of each text for a question."""
        total, scores = len(self.lengths), np.zeros(len(self.lengths))
        long = 0.25 + 0.75 * self.lengths / self.lengths.mean()
        for word in words(question):
            if found := self.texts.get(word):
                rare = np.log1p((total - len(found) + 0.5) / (len(found) + 0.5))
                for place, count in found:
                    share = count * 2.2 / (count + 1.2 * long[place])
                    scores[place] += rare * share
        return scores
# ANCHOR_END: bm25


def words(text):
    return re.findall(r"\w+", text.lower())


def order(scores):
    return np.argsort(-scores, kind="stable")


# ANCHOR: fuse
def fuse(*orders):
    """Adds up one over the rank, in all orders."""
    scores = np.zeros(len(orders[0]))
    for places in orders:
        scores[places] += 1 / (61 + np.arange(len(places)))
    return order(scores)
# ANCHOR_END: fuse
