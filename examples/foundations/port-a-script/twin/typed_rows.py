"""The mean body mass of each sex: a row has types, and a mass may be missing."""
import csv
import sys
from collections import defaultdict
from dataclasses import dataclass


@dataclass
class Penguin:
    sex: str
    mass: float | None


def parse(row):
    cell = row["Body Mass (g)"]
    mass = None if cell in ("", "NA") else float(cell)
    return Penguin(row["Sex"], mass)


DATA = "examples/foundations/port-a-script/data/penguins-raw.csv"
path = sys.argv[1] if len(sys.argv) > 1 else DATA
masses = defaultdict(list)
with open(path, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        penguin = parse(row)
        if penguin.mass is not None:
            masses[penguin.sex].append(penguin.mass)

for sex, values in sorted(masses.items()):
    mean = sum(values) / len(values)
    print(f"{sex:<7}{len(values):4}{mean:8.1f} g")
