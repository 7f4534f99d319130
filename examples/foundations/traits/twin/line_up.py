NEW = [1450.0, 1290.0, 355.0, 502.0, 678.0]
NEW_VARIETIES = [0, 0, 1, 1, 1]


class Model:
    def accuracy(self, x, y):
        """The share of right guesses."""
        right = 0
        for proline, variety in zip(x, y):
            if self.predict(proline) == variety:
                right += 1
        return right / len(y)


class Threshold(Model):
    def __init__(self, limit):
        self.limit = limit

    def predict(self, proline):
        return 0 if proline > self.limit else 1


class Always(Model):
    def __init__(self, variety):
        self.variety = variety

    def predict(self, _proline):
        return self.variety


models = {
    "always 1": Always(1),
    "threshold 600": Threshold(600.0),
    "threshold 900": Threshold(900.0),
}
for name, model in models.items():
    print(f"{name}: {model.accuracy(NEW, NEW_VARIETIES):.2f}")
