import numpy as np

names = ["passwords", "orders", "parcels", "refunds"]
pages = np.array([
    [0.9, 0.1, 0.2],
    [0.1, 0.8, 0.5],
    [0.1, 0.3, 0.9],
    [0.2, 0.9, 0.1],
])  # (4, 3)
# "Where is my order?"
question = np.array([0.1, 0.4, 0.8])  # (3,)

lengths = np.sqrt((pages**2).sum(axis=1))  # (4,)
length = np.sqrt((question**2).sum())
cosines = pages @ question / lengths / length  # (4,)
for name, cosine in zip(names, cosines):
    print(f"{cosine:.2f}  {name}")
