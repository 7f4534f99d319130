from metrics import accuracy

labels = ["spam", "ham", "spam", "ham", "ham"]
guesses = ["spam", "ham", "ham", "ham", "ham"]
print(f"accuracy {accuracy(guesses, labels):.2f}")
