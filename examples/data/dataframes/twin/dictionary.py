"""Runs the pandas column of the dictionary, one line for each entry."""

from pathlib import Path

import numpy as np
import pandas as pd

TABLE = Path(__file__).parents[1] / "dictionary.md"

df = pd.DataFrame(
    {
        "name": ["serde", "numpy", "serde", "torch", "numpy"],
        "day": pd.to_datetime(
            ["2026-03-31", "2026-03-05", "2026-04-02", "2026-05-09", "2026-05-10"]
        ),
        "size": [3.0, 20.5, None, 800.0, 18.0],
        "kind": ["crate", "wheel", "crate", "wheel", None],
    }
)


def cell(value):
    if pd.isna(value):
        return "-"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool | np.bool_):
        return str(value).lower()
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def values(result):
    """Column after column, without names; the keys of groups are columns."""
    if isinstance(result, pd.Series | pd.DataFrame) and result.index.name:
        result = result.reset_index()
    if isinstance(result, pd.DataFrame):
        return " | ".join(values(result[name]) for name in result)
    return " ".join(map(cell, result if np.ndim(result) else [result]))


def main():
    for line in TABLE.read_text().splitlines()[2:]:
        task, code, _ = (part.strip() for part in line.strip("|").split(" | "))
        print(f"{task}: {values(eval(code.strip('`')))}")


if __name__ == "__main__":
    main()
