use polars::prelude::*;

fn main() -> PolarsResult<()> {
    let file = std::env::args().nth(1).expect("name a CSV file");
    let best = SortMultipleOptions::default().with_order_descending(true);
    let table = LazyCsvReader::new(PlRefPath::new(&file))
        .finish()?
        .filter(col("seconds").lt(lit(5)))
        .group_by([col("model")])
        .agg([
            len().alias("answers"),
            col("right").mean(),
            col("seconds").median(),
        ])
        .sort(["right"], best)
        .collect()?;
    println!("{table}");
    Ok(())
}
