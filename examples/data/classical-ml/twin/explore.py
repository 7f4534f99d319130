"""Splits and scales the tumours, and looks at them without their labels."""

# ANCHOR: split
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

tumours = load_breast_cancer()
x, malignant = tumours.data, tumours.target == 0
held = np.arange(len(x)) % 3 == 0
train, test = x[~held], x[held]
scaler = StandardScaler().fit(train)
# ANCHOR_END: split

from sklearn.cluster import KMeans
from sklearn.decomposition import PCA

y = malignant[~held]
names = [f"{name} {kind}" for kind in ("mean", "error", "worst") for name in (
    "radius", "texture", "perimeter", "area", "smoothness", "compactness",
    "concavity", "concave points", "symmetry", "fractal dimension",
)]
print(f"train  {len(train)} rows, {y.sum()} malignant")
print(f"test   {len(test)} rows, {malignant[held].sum()} malignant")
print("\n                       mean  deviation")
for column in (3, 4):
    print(f"{names[column]:<16} {scaler.mean_[column]:10.4f} {scaler.scale_[column]:10.4f}")

scaled = scaler.transform(train)
# ANCHOR: kmeans
model = KMeans(2, init=scaled[:2], n_init=1).fit(scaled)
cluster = model.labels_
# ANCHOR_END: kmeans
print(f"\nk-means, inertia {model.inertia_:.2f}")
print("            malignant  benign")
for one in (0, 1):
    counts = np.count_nonzero(y[cluster == one]), np.count_nonzero(~y[cluster == one])
    print(f"cluster {one}   {counts[0]:>9} {counts[1]:>7}")

# ANCHOR: pca
pca = PCA(2).fit(scaled)
shares = pca.explained_variance_ratio_
# ANCHOR_END: pca
print("\ncomponent  singular value  share  largest weight")
for index, (value, share) in enumerate(zip(pca.singular_values_, shares)):
    largest = np.abs(pca.components_[index]).argmax()
    print(f"{index + 1:>9} {value:15.2f} {share:6.3f}  {names[largest]}")
