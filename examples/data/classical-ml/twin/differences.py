"""scikit-learn's number beside linfa's, wherever the same word means two things.

The right column is what scikit-learn says; the left one is derived from it.
"""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import explained_variance_score, f1_score, precision_score, recall_score
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

tumours = load_breast_cancer()
held = np.arange(len(tumours.data)) % 3 == 0
train, test = tumours.data[~held], tumours.data[held]
y, truth = tumours.target[~held] == 0, tumours.target[held] == 0
scaler = StandardScaler().fit(train)
scaled = scaler.transform(train)


def row(name, linfa, sklearn):
    print(f"{name:<24} {linfa:10.4f}  {sklearn:12.4f}")


print("                              linfa  scikit-learn")

# ANCHOR: metrics
logistic = LogisticRegression(C=1.0, tol=1e-6).fit(scaled, y)
guesses = logistic.predict(scaler.transform(test))
precision, recall = precision_score(truth, guesses), recall_score(truth, guesses)
row("precision", recall, precision)
row("recall", precision, recall)
row("F1", f1_score(truth, guesses), f1_score(truth, guesses))
# ANCHOR_END: metrics

size = test[:, 20]
guesses = LinearRegression().fit(train[:, :10], train[:, 20]).predict(test[:, :10])
error = guesses - size
# linfa subtracts the mean error from the sum of squared errors
linfa = 1 - ((error**2).sum() - error.mean()) / ((size - size.mean()) ** 2).sum()
row("explained variance", linfa, explained_variance_score(size, guesses))

inertia = KMeans(2, init=scaled[:2], n_init=1).fit(scaled).inertia_
row("inertia", inertia / len(scaled), inertia)

pca = PCA(2).fit(scaled)
squares = pca.singular_values_**2
row("variance, component 1", squares[0] / (2 - 1), pca.explained_variance_[0])
row("share, component 1", squares[0] / squares.sum(), pca.explained_variance_ratio_[0])

weight = logistic.coef_[0, 0]
row("weight of radius mean", -weight, weight)
benign, malignant = logistic.predict_proba(scaler.transform(test[:1]))[0]
row("probability, row 0", benign, malignant)
guessed = sum(len(fold) for _, fold in KFold(5).split(scaled))
row("rows in 5 folds", len(scaled) // 5 * 5, guessed)
