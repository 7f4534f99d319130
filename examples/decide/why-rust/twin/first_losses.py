import numpy as np

losses = np.array([0.92, 0.61, 0.48])
first = losses[:2]
losses = np.append(losses, 0.52)
print(first.tolist())
