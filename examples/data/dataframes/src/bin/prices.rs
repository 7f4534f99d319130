use polars::prelude::*;

fn main() -> PolarsResult<()> {
    let answers = df!(
        "model" => ["small", "large", "small", "large", "old"],
        "tokens" => [2000, 1000, 3000, 500, 900],
    )?;
    let prices = df!(
        "model" => ["small", "large"],
        "price" => [0.1, 1.5], // cents for 1,000 tokens
    )?;
    let cost = col("tokens") * col("price") / lit(1000);
    let all = col("cents").sum().over(["model"])?;
    let costs = answers
        .lazy()
        .left_join(prices.lazy(), col("model"), col("model"))
        .select([col("model"), cost.alias("cents")])
        .with_column((col("cents") / all).alias("share"))
        .sort(["model", "cents"], Default::default())
        .collect()?;
    println!("{costs}");
    Ok(())
}
