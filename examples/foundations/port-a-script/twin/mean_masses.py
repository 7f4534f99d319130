"""The mean body mass of each sex."""
import csv
import sys
from collections import defaultdict

DATA = "examples/foundations/port-a-script/data/penguins-raw.csv"
path = sys.argv[1] if len(sys.argv) > 1 else DATA
masses = defaultdict(list)
with open(path, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if row["Body Mass (g)"] != "NA":
            masses[row["Sex"]].append(float(row["Body Mass (g)"]))

for sex, values in sorted(masses.items()):
    mean = sum(values) / len(values)
    print(f"{sex:<7}{len(values):4}{mean:8.1f} g")
