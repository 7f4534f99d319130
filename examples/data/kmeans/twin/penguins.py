"""Three clusters of penguins: the steps in NumPy, the end by scikit-learn."""

from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

from data import plus_plus

SPECIES = ["Adelie", "Chinstrap", "Gentoo"]
SEED = 1


def read():
    """Bill length and depth in mm, and the species, of measured birds."""
    path = Path(__file__).parent.parent / "data" / "penguins.csv"
    rows = [line.split(",") for line in path.read_text().splitlines()[1:]]
    rows = [row for row in rows if "NA" not in row[2:4]]
    return np.array([row[2:4] for row in rows], float), [row[0] for row in rows]


# ANCHOR: step
def step(X, centres, labels):
    """One step; also how many rows have changed cluster."""
    distances = ((X[:, np.newaxis] - centres) ** 2).sum(axis=2)  # (n, k)
    new = distances.argmin(axis=1)
    centres = np.array([X[new == c].mean(axis=0) for c in range(len(centres))])
    return centres, new, np.count_nonzero(new != labels)
# ANCHOR_END: step


def main():
    millimetres, species = read()
    X = StandardScaler().fit_transform(millimetres)
    seeds = plus_plus(X, 3, SEED)
    centres, labels, changed = seeds, np.full(len(X), 3), len(X)
    print("step  changed  inertia")
    steps = 0
    while changed:
        steps += 1
        centres, labels, changed = step(X, centres, labels)
        if changed:
            inertia = ((X - centres[labels]) ** 2).sum()
            print(f"{steps:4}  {changed:7}  {inertia:7.2f}")
    # ANCHOR: sklearn
    model = KMeans(3, init=seeds, n_init=1, tol=0).fit(X)
    # ANCHOR_END: sklearn
    print(f"{model.n_iter_:4}  {0:7}  {model.inertia_:7.2f}")
    print(f"\nrows  {'  '.join(SPECIES)}")
    for cluster in range(3):
        birds = [s for s, label in zip(species, model.labels_) if label == cluster]
        adelie, chinstrap, gentoo = (birds.count(name) for name in SPECIES)
        print(f"{len(birds):4}  {adelie:6}  {chinstrap:9}  {gentoo:6}")


if __name__ == "__main__":
    main()
