use polars::prelude::*;

fn main() -> PolarsResult<()> {
    let answers = df!(
        "model" => ["small", "large", "small", "large"],
        "topic" => ["billing", "billing", "returns", "returns"],
        "seconds" => [0.4, 1.9, 0.6, 9.5],
        "right" => [true, true, false, false],
    )?;
    let plan = answers
        .lazy()
        .sort(["seconds"], Default::default())
        .group_by([col("model")])
        .agg([col("right").mean()])
        .filter(col("model").eq(lit("small")));
    println!("written\n{}\n", plan.explain(false)?);
    println!("improved\n{}\n", plan.explain(true)?);
    println!("{}", plan.collect()?);
    Ok(())
}
