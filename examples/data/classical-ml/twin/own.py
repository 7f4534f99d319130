"""Reads the penguins, and studies them."""

from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.preprocessing import StandardScaler

PENGUINS = Path(__file__).parents[2] / "kmeans" / "data" / "penguins.csv"


def digits(number):
    """Four digits of a number of any size."""
    return np.format_float_positional(float(f"{number:.3e}"), trim="-")


table = pd.read_csv(PENGUINS)
inputs, target = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"], "body_mass_g"
whole = table[[*inputs, target]].dropna()
x, y = whole[inputs].to_numpy(), whole[target].to_numpy()
held = np.arange(len(whole)) % 3 == 0
model = LinearRegression().fit(x[~held], y[~held])
guesses = model.predict(x[held])
scaler = StandardScaler().fit(x[~held])
pca = PCA(2).fit(scaler.transform(x[~held]))
gaps = len(table) - len(whole)
gaps = f" and {gaps} with gaps left out" if gaps else ""
one, other = pca.explained_variance_ratio_
r2, error = r2_score(y[held], guesses), mean_absolute_error(y[held], guesses)
print(f"{target} of {len(table.columns)} columns")
print(f"{len(whole)} rows{gaps}")
print(f"components hold {one:.3f} and {other:.3f} of the variance")
print(f"R² {r2:.4f} and mean error {digits(error)} on {held.sum()} held-out rows")
print(f"intercept {digits(model.intercept_)}")
print("                          unit  deviation    first   second")
for name, unit, scale, first, second in zip(inputs, model.coef_, scaler.scale_, *pca.components_):
    print(f"{name:<22} {digits(unit):>8} {unit * scale:10.3f} {first:8.3f} {second:8.3f}")
for row in np.argsort(-np.abs(y[held] - guesses))[:2]:
    line = whole.index[held][row] + 2  # below the header, and counted from one
    print(f"line {line}: {digits(y[held][row])}, guessed {digits(guesses[row])}")
