import polars as pl

answers = pl.LazyFrame(
    {
        "model": ["small", "large", "small", "large", "old"],
        "tokens": [2000, 1000, 3000, 500, 900],
    }
)
prices = pl.LazyFrame({"model": ["small", "large"], "price": [0.1, 1.5]})
cost = pl.col("tokens") * pl.col("price") / 1000
total = pl.col("cents").sum().over("model")
costs = (
    answers.join(prices, on="model", how="left")
    .select("model", cents=cost)
    .with_columns(share=pl.col("cents") / total)
    .sort("model", "cents")
    .collect()
)
print(costs)
