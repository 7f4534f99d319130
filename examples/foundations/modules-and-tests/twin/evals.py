def accuracy(guesses, labels):
    return _count_right(guesses, labels) / len(labels)


def _count_right(guesses, labels):
    pairs = zip(guesses, labels)
    return sum(guess == label for guess, label in pairs)


labels = ["spam", "ham", "spam", "ham", "ham"]
guesses = ["spam", "ham", "ham", "ham", "ham"]
print(f"accuracy {accuracy(guesses, labels):.2f}")
