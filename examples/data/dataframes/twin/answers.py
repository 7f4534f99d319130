import sys

import polars as pl

table = (
    pl.scan_csv(sys.argv[1])
    .filter(pl.col("seconds") < 5)
    .group_by("model")
    .agg(
        pl.len().alias("answers"),
        pl.col("right").mean(),
        pl.col("seconds").median(),
    )
    .sort("right", descending=True)
    .collect()
)
print(table)
