"""Prints the mean of four numbers."""

# ANCHOR: mean
from statistics import fmean

print(f"mean {fmean([1.0, 2.0, 3.0, 4.0]):.2f}")
# ANCHOR_END: mean
