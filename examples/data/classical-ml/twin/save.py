"""Saves a model with joblib, loads it, and asks both."""

import os
import tempfile

import joblib
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

tumours = load_breast_cancer()
held = np.arange(len(tumours.data)) % 3 == 0
train, test = tumours.data[~held], tumours.data[held]
y = tumours.target[~held] == 0

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "diagnosis.joblib")
    # ANCHOR: save
    fitted = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, tol=1e-6))
    fitted.fit(train, y)
    joblib.dump(fitted, path)
    loaded = joblib.load(path)
    # ANCHOR_END: save

guesses = loaded.predict(test)
same = np.array_equal(guesses, fitted.predict(test))
last_bit = np.array_equal(loaded[-1].coef_, fitted[-1].coef_)
print(f"called malignant {guesses.sum()} of {len(guesses)}")
print(f"guesses the same as before: {str(same).lower()}")
print(f"model the same to the last bit: {str(last_bit).lower()}")
