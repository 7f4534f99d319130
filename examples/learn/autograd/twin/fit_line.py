points = [(1.0, 2.9), (2.0, 5.1), (3.0, 7.2), (4.0, 8.8)]
w, b = 0.0, 0.0
for step in range(1, 201):
    loss = slope_w = slope_b = 0.0
    for x, y in points:
        error = w * x + b - y
        loss += error * error
        slope_w += 2 * error * x
        slope_b += 2 * error
    w -= 0.01 * slope_w
    b -= 0.01 * slope_b
    if step % 50 == 0:
        print(f"step {step}: loss {loss:.3f}, y = {w:.2f} x + {b:.2f}")
