import numpy as np

WEIGHTS = np.array([
    0.019, -0.029, 0.010, -0.012, -0.049, -0.019, -0.005, -0.018, 0.046,
    -0.009, 0.040, 0.023, 0.006, 0.067, -0.002, 0.005, 0.029, 0.013, -0.004,
    -0.012, -0.032, 0.015, -0.006, -0.018, -0.013, -0.012, -0.020, -0.008,
    0.027, 0.014, -0.060, 0.003,
], dtype=np.float32)


def round_trip(weights, most):
    """Rounds each weight to a whole multiple of one scale."""
    scale = np.abs(weights).max() / most
    return np.round(weights / scale) * scale


for bits, most in [(8, 127), (4, 7)]:
    rounded = round_trip(WEIGHTS, most)
    largest = np.abs(WEIGHTS - rounded).max()
    print(f"{bits} bits: [{', '.join(f'{w:.4f}' for w in rounded[:4])}]")
    print(f"        at most {largest:.4f} off")
