"""Chooses the strength of the penalty by cross-validation."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

tumours = load_breast_cancer()
held = np.arange(len(tumours.data)) % 3 == 0
x, y = tumours.data[~held], tumours.target[~held] == 0


def show(alpha, accuracies):
    cells = "".join(f"{one:.3f}  " for one in accuracies)
    print(f"{alpha:5g}   {cells}  {np.mean(accuracies):.4f}")


# ANCHOR: folds
def accuracies(alpha, folds):
    logistic = LogisticRegression(C=1 / alpha, tol=1e-6, max_iter=1000)
    model = make_pipeline(StandardScaler(), logistic)
    return cross_val_score(model, x, y, cv=folds)


print("alpha   accuracy in each of 5 folds         mean")
for alpha in (0.1, 1.0, 10.0):
    show(alpha, accuracies(alpha, KFold(5)))
# ANCHOR_END: folds

# linfa's folds are all of one size, and leave the last rows out.
rows, size = np.arange(len(x)), len(x) // 5
cut = [(rows[rows // size != fold], rows[rows // size == fold]) for fold in range(5)]
print("linfa's folds:")
show(1.0, accuracies(1.0, cut))
