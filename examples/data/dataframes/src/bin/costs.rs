use polars::prelude::*;

fn main() -> PolarsResult<()> {
    let answers = df!(
        "model" => ["small", "large", "small", "large"],
        "tokens" => [Some(2000), Some(1000), None, Some(500)],
        "price" => [0.1, 1.5, 0.1, 1.5], // cents for 1,000 tokens
    )?;
    let cost = col("tokens") * col("price") / lit(1000);
    let costs = answers
        .lazy()
        .select([col("model"), cost.alias("cents")])
        .collect()?;
    println!("{costs}");
    Ok(())
}
