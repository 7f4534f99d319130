"""Profiles the penguins."""

from survey import cli

cli(["profile", "examples/foundations/ship-a-tool/data/penguins-raw.csv"])
