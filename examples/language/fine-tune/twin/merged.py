import numpy as np


def wave(rows, columns, step):
    places = np.arange(rows * columns, dtype=np.float32)
    return np.sin(places**2 * np.float32(step)).reshape(rows, columns)


x = wave(16, 96, 1.7)  # (16, 96): sixteen examples
w = wave(64, 96, 2.3)  # (64, 96): outputs, inputs
rank, alpha = 4, 8.0
a = wave(rank, 96, 0.9)  # (4, 96)
b = wave(64, rank, 0.7)  # (64, 4)
scale = alpha / rank

pair = x @ a.T @ b.T * scale  # (16, 64)
beside = x @ w.T + pair  # (16, 64)
new = w + b @ a * scale  # (64, 96), like w
merged = x @ new.T  # (16, 64)

size = np.abs(beside).max()
apart = np.abs(beside - merged).max() / size
print("first outputs [" + ", ".join(f"{y:.3f}" for y in merged[0, :3]) + "]")
print("equal to 1e-5:", str(bool(apart < 1e-5)).lower())
both = a.size + b.size
print(f"w has {w.size} numbers, a and b have {both}")
