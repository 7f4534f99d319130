"""Numbers that say how good a classifier is."""

from per_label import recall

__all__ = ["accuracy", "recall"]


# ANCHOR: accuracy
def accuracy(guesses, labels):
    return _count_right(guesses, labels) / len(labels)


def _count_right(guesses, labels):
    pairs = zip(guesses, labels)
    return sum(guess == label for guess, label in pairs)
# ANCHOR_END: accuracy
