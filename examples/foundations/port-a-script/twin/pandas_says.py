"""What pandas does with missing values unless it is told otherwise."""
import os

import pandas as pd

here = os.path.dirname(os.path.abspath(__file__))
raw = pd.read_csv(os.path.join(here, "../data/penguins-raw.csv"))

# ANCHOR: pandas
mass = raw["Body Mass (g)"]
print("whole numbers, some missing, are", mass.dtype)
print("the first of them is written", str(mass[0]))
print("groups by sex:", len(raw.groupby("Sex")))
print("with dropna=False:", len(raw.groupby("Sex", dropna=False)))
medians = raw.groupby(["Species", "Sex"])["Body Mass (g)"].transform("median")
print("holes:", mass.isna().sum())
print("holes after filling in medians:", mass.fillna(medians).isna().sum())
print("mean of what is there:", round(mass.mean(), 1))
# ANCHOR_END: pandas
