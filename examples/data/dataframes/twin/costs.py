import polars as pl

answers = pl.LazyFrame(
    {
        "model": ["small", "large", "small", "large"],
        "tokens": [2000, 1000, None, 500],
        "price": [0.1, 1.5, 0.1, 1.5],  # cents for 1,000 tokens
    }
)
cost = pl.col("tokens") * pl.col("price") / 1000
costs = answers.select("model", cents=cost).collect()
print(costs)
