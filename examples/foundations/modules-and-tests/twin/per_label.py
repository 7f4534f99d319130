# ANCHOR: recall
def recall(label, guesses, labels):
    """The share of the rows with this label that were found."""
    found = [guess == label for guess, right in zip(guesses, labels) if right == label]
    return sum(found) / len(found) if found else None
# ANCHOR_END: recall
