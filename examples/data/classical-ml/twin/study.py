"""Trains on two thirds of the tumours, and guesses the rest."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import accuracy_score, mean_absolute_error, precision_score, r2_score, recall_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

tumours = load_breast_cancer()
malignant = tumours.target == 0
held = np.arange(len(malignant)) % 3 == 0
train, test = tumours.data[~held], tumours.data[held]
y, truth = malignant[~held], malignant[held]

# ANCHOR: linear
model = LinearRegression().fit(train[:, :10], train[:, 20])
guesses = model.predict(test[:, :10])
print(f"R² {r2_score(test[:, 20], guesses):.4f}")
print(f"mean error {mean_absolute_error(test[:, 20], guesses):.4f}")
# ANCHOR_END: linear

# ANCHOR: classifiers
tree = DecisionTreeClassifier(max_depth=2, random_state=0).fit(train, y)
logistic = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, tol=1e-6))
logistic.fit(train, y)
machine = make_pipeline(StandardScaler(), SVC(C=1.0, gamma=1 / 30))
machine.fit(train, y)
guesses = {
    "always benign": np.zeros_like(truth),
    "tree, depth 2": tree.predict(test),
    "logistic": logistic.predict(test),
    "SVM": machine.predict(test),
}
# ANCHOR_END: classifiers

names = [f"{name} {kind}" for kind in ("mean", "error", "worst") for name in (
    "radius", "texture", "perimeter", "area", "smoothness", "compactness",
    "concavity", "concave points", "symmetry", "fractal dimension",
)]
weights = logistic[-1].coef_[0]
print()
for column in np.argsort(-np.abs(weights))[:3]:
    print(f"{names[column]:<20} {weights[column]:.3f}")

print("\n                 accuracy  precision  recall  missed")
for name, guess in guesses.items():
    accuracy, recall = accuracy_score(truth, guess), recall_score(truth, guess)
    precision = precision_score(truth, guess, zero_division=0)
    missed = np.count_nonzero(truth & ~guess)
    print(f"{name:<15}  {accuracy:8.3f} {precision:10.3f} {recall:7.3f} {missed:7}")
