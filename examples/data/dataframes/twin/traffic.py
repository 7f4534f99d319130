"""Asks the download log its question, by pandas or Polars; `--time` uses ten million rows."""

import sys
from datetime import date
from pathlib import Path
from time import perf_counter

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from releases import RELEASES
from text import table

TARGET = Path(__file__).parents[4] / "target/dataframes"
DAY = date(2025, 11, 20)

# Polars says that its strings are `string_view`, which pyarrow cannot filter.
SCHEMA = pa.schema(
    {
        "day": pa.date32(),
        "name": pa.string(),
        "country": pa.string(),
        "bytes": pa.int64(),
        "seconds": pa.float64(),
    }
)


# ANCHOR: pandas
def by_pandas(log):
    packages = pd.read_csv(RELEASES, usecols=["name", "registry"])
    recent = (pc.field("day") >= DAY) & pc.field("country").is_valid()
    downloads = pd.read_parquet(
        log, schema=SCHEMA, columns=SCHEMA.names[1:], filters=recent
    )
    downloads["MB/s"] = downloads["bytes"] / downloads["seconds"] / 1e6
    result = (
        downloads.merge(packages.drop_duplicates(), on="name")
        .groupby(["registry", "country"])
        .agg(
            downloads=("bytes", "size"),
            GB=("bytes", "sum"),
            rate=("MB/s", "mean"),
        )
        .rename(columns={"rate": "MB/s"})
        .reset_index()
    )
    return result.assign(GB=result["GB"] / 1e9).to_dict("list")
# ANCHOR_END: pandas


def by_polars(log):
    packages = pl.scan_csv(RELEASES).select("name", "registry").unique()
    rate = pl.col("bytes") / pl.col("seconds") / 1e6
    return (
        pl.scan_parquet(log)
        .filter(pl.col("day") >= DAY, pl.col("country").is_not_null())
        .join(packages, on="name")
        .group_by("registry", "country")
        .agg(
            pl.len().alias("downloads"),
            (pl.col("bytes").sum() / 1e9).alias("GB"),
            rate.mean().alias("MB/s"),
        )
        .sort("registry", "country")
        .collect(engine="streaming")
        .to_dict(as_series=False)
    )


def main():
    time = "--time" in sys.argv
    log = TARGET / f"downloads-{10_000_000 if time else 20_000}.parquet"
    if not log.is_file():
        rust = "cargo run --package dataframes --bin traffic"
        rust = rust.replace("run", "run --release") + " -- --time" if time else rust
        sys.exit(f"{log.name} is not there yet; `{rust}` writes it")
    way = by_polars if "--polars" in sys.argv else by_pandas
    start = perf_counter()
    result = way(log)
    seconds = perf_counter() - start
    print(table(result))
    if time:
        print(f"seconds {seconds:.6f}")


if __name__ == "__main__":
    main()
