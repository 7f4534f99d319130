class Number:
    def __init__(self, value, inputs=()):
        self.value = value
        self.inputs = inputs  # each with its slope
        self.slope = 0.0

    def __add__(self, other):
        return Number(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        a, b = self.value, other.value
        return Number(a * b, [(self, b), (other, a)])

    def backward(self):
        """Finds the slope of this number with respect to each before it."""
        order, seen = [], set()

        def visit(number):
            if number not in seen:
                seen.add(number)
                for input, _ in number.inputs:
                    visit(input)
                order.append(number)

        visit(self)
        self.slope = 1.0
        for number in reversed(order):
            for input, slope in number.inputs:
                input.slope += slope * number.slope


points = [(1.0, 2.9), (2.0, 5.1), (3.0, 7.2), (4.0, 8.8)]
w, b = 0.0, 0.0
for step in range(1, 201):
    weight, bias = Number(w), Number(b)
    loss = Number(0.0)
    for x, y in points:
        error = weight * Number(x) + bias + Number(-y)
        loss = loss + error * error
    loss.backward()
    w -= 0.01 * weight.slope
    b -= 0.01 * bias.slope
    if step % 50 == 0:
        print(f"step {step}: loss {loss.value:.3f}, y = {w:.2f} x + {b:.2f}")
