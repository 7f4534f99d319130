from metrics import accuracy, recall

labels = ["spam", "ham", "spam", "ham", "ham"]
guesses = ["spam", "ham", "ham", "ham", "ham"]
print(f"accuracy {accuracy(guesses, labels):.2f}")
match recall("spam", guesses, labels):
    case None:
        print("there is no spam to find")
    case share:
        print(f"recall of spam {share:.2f}")
