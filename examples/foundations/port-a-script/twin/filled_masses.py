"""Fills in each missing mass by the median of its sex, and prints the table."""
import csv
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass

SEXES = {"FEMALE": "Female", "MALE": "Male", "": "Unknown", "NA": "Unknown"}


@dataclass
class Penguin:
    id: str
    sex: str
    mass: float | None


def parse_sex(cell):
    if cell not in SEXES:
        raise ValueError(f"Sex: `{cell}` is not a sex")
    return SEXES[cell]


def parse_mass(cell):
    if cell in ("", "NA"):
        return None
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"Body Mass (g): `{cell}` is not a number") from None


# ANCHOR: main
DATA = "examples/foundations/port-a-script/data/penguins-raw.csv"
path = sys.argv[1] if len(sys.argv) > 1 else DATA
penguins = []
masses = defaultdict(list)
with open(path, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        sex, mass = parse_sex(row["Sex"]), parse_mass(row["Body Mass (g)"])
        penguins.append(Penguin(row["Individual ID"], sex, mass))
        if mass is not None:
            masses[sex].append(mass)

medians = {sex: statistics.median(values) for sex, values in masses.items()}
for penguin in penguins:
    mass = medians[penguin.sex] if penguin.mass is None else penguin.mass
    print(f"{penguin.id},{penguin.sex},{mass}")
# ANCHOR_END: main
