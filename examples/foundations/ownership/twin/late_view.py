"""Looks at a view after its source was converted to another unit."""

from penguins import MASS, read

birds = read()
first = birds[0:3]
birds *= 0.001  # grams to kilograms
print(f"{first[0, MASS]:g} g")
