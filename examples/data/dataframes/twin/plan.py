import polars as pl

answers = pl.LazyFrame(
    {
        "model": ["small", "large", "small", "large"],
        "topic": ["billing", "billing", "returns", "returns"],
        "seconds": [0.4, 1.9, 0.6, 9.5],
        "right": [True, True, False, False],
    }
)
plan = (
    answers.sort("seconds")
    .group_by("model")
    .agg(pl.col("right").mean())
    .filter(pl.col("model") == "small")
)
print("written\n" + plan.explain(optimized=False) + "\n")
print("improved\n" + plan.explain() + "\n")
print(plan.collect())
