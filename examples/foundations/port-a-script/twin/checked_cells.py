"""The mean body mass of each sex: a wrong cell is reported with its place."""
import csv
import sys
from collections import defaultdict
from dataclasses import dataclass

SEXES = {"FEMALE": "Female", "MALE": "Male", "": "Unknown", "NA": "Unknown"}


@dataclass
class Penguin:
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


DATA = "examples/foundations/port-a-script/data/spoiled.csv"
path = sys.argv[1] if len(sys.argv) > 1 else DATA
masses = defaultdict(list)
with open(path, encoding="utf-8", newline="") as file:
    for line, row in enumerate(csv.DictReader(file), start=2):
        try:
            sex = parse_sex(row["Sex"])
            penguin = Penguin(sex, parse_mass(row["Body Mass (g)"]))
        except ValueError as problem:
            print(f"line {line}, {problem}")
            continue
        if penguin.mass is not None:
            masses[penguin.sex].append(penguin.mass)

for sex, values in sorted(masses.items()):
    mean = sum(values) / len(values)
    print(f"{sex:<7}{len(values):4}{mean:8.1f} g")
