"""How often 22 packages are released, and how old crates and their counterparts are; Polars."""

from datetime import date

import polars as pl
from releases import COUNTERPARTS, RELEASES
from text import table


# ANCHOR: derive
def derive(releases):
    return releases.sort("name", "date", maintain_order=True).with_columns(
        gap=pl.col("date").diff().over("name").dt.total_days(),
        pre=pl.col("version").str.extract("-(.+)$"),
    )
# ANCHOR_END: derive


def summary(derived):
    recent = pl.col("date") > date(2025, 11, 20)
    return (
        derived.group_by("name")
        .agg(
            pl.len().alias("releases"),
            pl.col("pre").count(),
            pl.col("yanked").sum(),
            recent.sum().alias("12 months"),
            pl.col("gap").median(),
            pl.col("gap").max().alias("longest"),
            pl.col("date").max().alias("last"),
        )
        .sort("gap", "name")
    )


def beside(derived, counterparts):
    full = derived.filter(pl.col("pre").is_null() & ~pl.col("yanked"))
    full = full.sort("date", maintain_order=True)
    python = full.select(
        pl.col("date"), python="name", **{"its version": "version"}
    )
    return (
        full.join(counterparts, left_on="name", right_on="crate")
        .sort("date", maintain_order=True)
        # sorted two lines above, which cannot be checked within groups
        .join_asof(python, on="date", by="python", check_sortedness=False)
    )


def ends(beside):
    return (
        beside.group_by("name")
        .agg(
            pl.col("date").first().alias("first"),
            pl.col("version").first().alias("was"),
            pl.col("python").first(),
            pl.col("its version").first().alias("then"),
            pl.col("date").last().alias("last"),
            pl.col("version").last().alias("is"),
            pl.col("its version").last().alias("now"),
        )
        .sort("first")
    )


def show(frame):
    print(table({name: frame[name].to_list() for name in frame.columns}))


def main():
    releases = derive(pl.scan_csv(RELEASES, try_parse_dates=True))
    show(summary(releases).collect())
    print()
    show(ends(beside(releases, pl.scan_csv(COUNTERPARTS))).collect())


if __name__ == "__main__":
    main()
