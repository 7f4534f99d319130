"""Describes the penguins."""

from survey import cli

cli(["describe", "examples/foundations/ship-a-tool/data/penguins-raw.csv"])
