def accuracy(predicted, labels):
    pairs = zip(predicted, labels, strict=True)
    return sum(guess == label for guess, label in pairs) / len(labels)


labels = ["delivery", "delivery", "refund", "refund", "other"]
predicted = ["delivery", "refund", "refund", "refund", "delivery"]
print(f"accuracy: {accuracy(predicted, labels):.2f}")
print(f"first three: {accuracy(predicted[:3], labels[:3]):.2f}")

for row, label in enumerate(labels):
    if predicted[row] != label:
        print(f"row {row}: {label}, not {predicted[row]}")
