class Threshold:
    def __init__(self, limit):
        self.limit = limit

    def predict(self, proline):
        return 0 if proline > self.limit else 1


def accuracy(model, x, y):
    right = 0
    for proline, variety in zip(x, y):
        if model.predict(proline) == variety:
            right += 1
    return right / len(y)


x = [1065.0, 1185.0, 1480.0, 735.0, 520.0, 680.0, 450.0, 630.0]
y = [0, 0, 0, 0, 1, 1, 1, 1]

model = Threshold(600.0)
print(f"threshold: {accuracy(model, x, y):.2f}")
