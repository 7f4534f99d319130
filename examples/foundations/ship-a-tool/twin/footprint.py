"""What a user must install besides Python, by the packages' own records."""

from importlib.metadata import distribution


# ANCHOR: size
def size(names):
    """The bytes of all files that were installed for these packages."""
    files = [file for name in names for file in distribution(name).files]
    return sum(file.size or 0 for file in files)
# ANCHOR_END: size


# Rounded down far enough to hold for the wheels of other systems too.
for step, names in [
    (60, ["click", "pandas", "numpy", "python-dateutil", "tzdata"]),
    (100, ["pyarrow"]),
]:
    print(f"over {size(names) // (step * 10**6) * step:>3} MB  {', '.join(names)}")
