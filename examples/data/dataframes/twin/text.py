"""Prints a table as plain columns, the same as the crate does."""


def cell(value):
    if value is None or value != value:
        return "-"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def table(columns):
    """Words are aligned on the left and numbers on the right; a null is a dash."""
    printed = []
    for name, values in columns.items():
        left = isinstance(values[0], str) and not values[0][:4].isdigit()
        cells = [name, *map(cell, values)]
        width = max(map(len, cells))
        printed.append([c.ljust(width) if left else c.rjust(width) for c in cells])
    return "\n".join("  ".join(line).rstrip() for line in zip(*printed))
