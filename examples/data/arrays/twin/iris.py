"""Principal components and least squares of the irises."""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.decomposition import PCA

from dictionary import show

# ANCHOR: iris
x, y = load_iris(return_X_y=True)  # (150, 4), (150,)
design = np.column_stack([np.ones(len(x)), x[:, :3]])
fit, *_ = np.linalg.lstsq(design, x[:, 3])
print("petal width    ", show(fit))
pca = PCA(2).fit(x)
print("variance       ", show(pca.explained_variance_ratio_))
for component in pca.components_:
    print("component      ", show(component))
plane = pca.transform(x)  # (150, 2)
for species in range(3):
    print(f"species {species}      ", show(plane[y == species].mean(axis=0)))
# ANCHOR_END: iris
