"""Runs the left-hand column of the dictionary, as the table has it."""

from pathlib import Path

import numpy as np

a = np.array([[1.0, 2, 3], [4, 5, 6]])
b = np.array([[6.0, 5, 4], [3, 2, 1]])
m = np.array([[2.0, 1], [1, 3]])
v = np.array([3.0, 1, 2])


def number(x):
    """Three decimals at most, and no negative zero."""
    if isinstance(x, (bool, np.bool)):
        return str(x).lower()
    return f"{x + 0.0:.3f}".rstrip("0").rstrip(".")


def show(x):
    if isinstance(x, tuple):
        return str(x)
    if np.ndim(x) == 0:
        return number(x)
    shape = ", ".join(map(str, x.shape))
    return f"({shape}) {' '.join(map(number, x.flat))}"


if __name__ == "__main__":
    table = Path(__file__).parent.parent / "dictionary.md"
    for row in table.read_text(encoding="utf-8").splitlines()[2:]:
        code = row.split("`")[1].replace(r"\|", "|")
        print(f"{code:<62} {show(eval(code))}")
