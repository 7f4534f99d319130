"""A hundred seeds, drawn in two ways, and where k-means ends from each."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

from sklearn.cluster import KMeans

from data import blobs, plus_plus, uniform_seeds

K = 8
RUNS = 100


def main():
    X = blobs(1600, 2, K, 0.04)
    print("seeds     best  median   worst  steps")
    for name, draw in [("uniform", uniform_seeds), ("++", plus_plus)]:
        models = [
            KMeans(K, init=draw(X, K, seed), n_init=1, tol=0, max_iter=1000).fit(X)
            for seed in range(RUNS)
        ]
        ends = sorted(model.inertia_ for model in models)
        best, median, worst = ends[0], ends[50], ends[99]
        steps = sum(model.n_iter_ for model in models)
        print(f"{name:7}  {best:5.2f}  {median:6.2f}  {worst:6.2f}  {steps:5}")


if __name__ == "__main__":
    main()
