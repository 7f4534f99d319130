"""The penguins in 1 to 8 clusters: the best of twenty runs for each number."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

from data import plus_plus
from penguins import read


def main():
    X = StandardScaler().fit_transform(read()[0])
    print("clusters  inertia")
    for k in range(1, 9):
        ends = [
            KMeans(k, init=plus_plus(X, k, seed), n_init=1, tol=0).fit(X).inertia_
            for seed in range(20)
        ]
        print(f"{k:8}  {min(ends):7.2f}")


if __name__ == "__main__":
    main()
