"""Counts the missing cells of each column of a CSV file."""
import argparse
import csv

DATA = "examples/foundations/ship-a-tool/data/penguins-raw.csv"

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("file", nargs="?", default=DATA, help="The CSV file")
parser.add_argument("--missing", default="NA", help='A text that means "missing"')
arguments = parser.parse_args()

with open(arguments.file, encoding="utf-8", newline="") as file:
    header, *rows = csv.reader(file)
for column, name in enumerate(header):
    cells = [row[column] for row in rows]
    count = sum(cell in ("", arguments.missing) for cell in cells)
    print(f"{count:5} {name}")
