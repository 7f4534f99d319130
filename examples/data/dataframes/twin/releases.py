"""How often 22 packages are released, and how old crates and their counterparts are; pandas."""

from pathlib import Path

import pandas as pd
from text import table

CRATE = Path(__file__).parents[1]
RELEASES = CRATE.parents[1] / "decide/who-ships-it/data/releases.csv"
COUNTERPARTS = CRATE / "data/counterparts.csv"


# ANCHOR: derive
def derive(releases):
    releases = releases.sort_values(["name", "date"], kind="stable")
    return releases.assign(
        gap=releases.groupby("name")["date"].diff().dt.days,
        pre=releases["version"].str.extract("-(.+)$", expand=False),
    )
# ANCHOR_END: derive


# ANCHOR: summary
def summary(derived):
    recent = derived["date"] > "2025-11-20"
    return (
        derived.assign(recent=recent)
        .groupby("name")
        .agg(
            releases=("version", "size"),
            pre=("pre", "count"),
            yanked=("yanked", "sum"),
            recent=("recent", "sum"),
            gap=("gap", "median"),
            longest=("gap", "max"),
            last=("date", "max"),
        )
        .rename(columns={"recent": "12 months"})
        .reset_index()
        .sort_values(["gap", "name"])
        .astype({"longest": "int"})
    )
# ANCHOR_END: summary


# ANCHOR: beside
def beside(derived, counterparts):
    full = derived[derived["pre"].isna() & ~derived["yanked"]]
    full = full.sort_values("date", kind="stable")
    python = full[["name", "version", "date"]].rename(
        columns={"name": "python", "version": "its version"}
    )
    crates = full.merge(counterparts, left_on="name", right_on="crate")
    crates = crates.sort_values("date", kind="stable")
    return pd.merge_asof(crates, python, on="date", by="python")
# ANCHOR_END: beside


def ends(beside):
    return (
        beside.groupby("name")
        .agg(
            first=("date", "first"),
            was=("version", "first"),
            python=("python", "first"),
            then=("its version", "first"),
            last=("date", "last"),
            now_is=("version", "last"),
            now=("its version", "last"),
        )
        .rename(columns={"now_is": "is"})
        .reset_index()
        .sort_values("first")
    )


def show(frame):
    for name in frame.select_dtypes("datetime"):
        frame[name] = frame[name].dt.strftime("%Y-%m-%d")
    print(table({name: frame[name].tolist() for name in frame}))


def main():
    releases = derive(pd.read_csv(RELEASES, parse_dates=["date"]))
    show(summary(releases))
    print()
    show(ends(beside(releases, pd.read_csv(COUNTERPARTS))))


if __name__ == "__main__":
    main()
