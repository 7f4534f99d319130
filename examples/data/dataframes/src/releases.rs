//! Reads the release histories, and derives what the file does not hold.

use polars::prelude::*;

/// Every release of 22 packages; the file belongs to an earlier chapter.
pub const RELEASES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../decide/who-ships-it/data/releases.csv"
);

// ANCHOR: scan
/// A plan that begins with a CSV file.
pub fn scan(path: &str) -> PolarsResult<LazyFrame> {
    LazyCsvReader::new(PlRefPath::new(path))
        .with_try_parse_dates(true)
        .finish()
}
// ANCHOR_END: scan

// ANCHOR: stable
/// Rows that tie keep the order that they had.
pub fn stable() -> SortMultipleOptions {
    SortMultipleOptions::default().with_maintain_order(true)
}
// ANCHOR_END: stable

// ANCHOR: derive
/// Adds the days since the release before, and what follows the first `-`
/// of a version.
pub fn derive(releases: LazyFrame) -> PolarsResult<LazyFrame> {
    let before = col("date").shift(lit(1)).over(["name"])?;
    let gap = (col("date") - before).dt().total_days(false);
    let pre = col("version").str().extract(lit("-(.+)$"), 1);
    Ok(releases
        .sort(["name", "date"], stable())
        .with_columns([gap.alias("gap"), pre.alias("pre")]))
}
// ANCHOR_END: derive

// ANCHOR: summary
/// One row for each package, the shortest median gap first.
pub fn summary(derived: LazyFrame) -> LazyFrame {
    let day = lit("2025-11-20").str().to_date(StrptimeOptions::default());
    derived
        .group_by([col("name")])
        .agg([
            len().alias("releases"),
            col("pre").count(),
            col("yanked").sum(),
            col("date").gt(day).sum().alias("12 months"),
            col("gap").median(),
            col("gap").max().alias("longest"),
            col("date").max().alias("last"),
        ])
        .sort(["gap", "name"], stable())
}
// ANCHOR_END: summary
