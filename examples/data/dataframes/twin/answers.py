import sys

import polars as pl

DATA = "examples/data/dataframes/data/answers.csv"
path = sys.argv[1] if len(sys.argv) > 1 else DATA
table = (
    pl.scan_csv(path)
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
