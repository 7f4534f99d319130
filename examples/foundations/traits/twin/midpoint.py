class Midpoint:
    def fit(self, x, y):
        self.limit = (mean(x, y, 0) + mean(x, y, 1)) / 2
        return self

    def predict(self, proline):
        return 0 if proline > self.limit else 1


def mean(x, y, variety):
    """The mean proline of one variety."""
    prolines = [proline for proline, other in zip(x, y) if other == variety]
    return sum(prolines) / len(prolines)


def accuracy(model, x, y):
    right = 0
    for proline, variety in zip(x, y):
        if model.predict(proline) == variety:
            right += 1
    return right / len(y)


x = [1065.0, 1185.0, 1480.0, 735.0, 520.0, 680.0, 450.0, 630.0]
y = [0, 0, 0, 0, 1, 1, 1, 1]

model = Midpoint().fit(x, y)
print(f"limit: {model.limit:.1f}")
print(f"accuracy: {accuracy(model, x, y):.2f}")
