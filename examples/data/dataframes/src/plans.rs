//! One question, planned three times, and how to read each plan.

use std::path::Path;

use polars::prelude::*;

use crate::traffic::scan;

// ANCHOR: first
/// Megabytes by country in November 2026, as it might be written first.
pub fn first(log: &Path) -> PolarsResult<LazyFrame> {
    let (year, month) = (col("day").dt().year(), col("day").dt().month());
    let whole = scan(log)?
        .with_column((col("bytes") / lit(1e6)).alias("MB"))
        .sort(["seconds"], Default::default())
        .collect()?;
    Ok(whole
        .lazy()
        .filter(year.eq(lit(2026)).and(month.eq(lit(11))))
        .group_by([col("country")])
        .agg([col("MB").sum()]))
}
// ANCHOR_END: first

/// The same without `collect` in the middle.
pub fn lazy(log: &Path) -> PolarsResult<LazyFrame> {
    let (year, month) = (col("day").dt().year(), col("day").dt().month());
    Ok(scan(log)?
        .with_column((col("bytes") / lit(1e6)).alias("MB"))
        .sort(["seconds"], Default::default())
        .filter(year.eq(lit(2026)).and(month.eq(lit(11))))
        .group_by([col("country")])
        .agg([col("MB").sum()]))
}

// ANCHOR: range
/// The same month as a range of the column, not as a function of it.
pub fn range(log: &Path) -> PolarsResult<LazyFrame> {
    let first = lit("2026-11-01").str().to_date(Default::default());
    let last = lit("2026-11-30").str().to_date(Default::default());
    let month = col("day").is_between(first, last, ClosedInterval::Both);
    Ok(scan(log)?
        .with_column((col("bytes") / lit(1e6)).alias("MB"))
        .filter(month)
        .group_by([col("country")])
        .agg([col("MB").sum()]))
}
// ANCHOR_END: range

// ANCHOR: closure
/// The rows of one country among the first hundred, which a closure takes.
pub fn kenyan(frame: LazyFrame, allowed: OptFlags) -> LazyFrame {
    frame
        .map(|rows| Ok(rows.head(Some(100))), allowed, None, None)
        .filter(col("country").eq(lit("KE")))
}
// ANCHOR_END: closure
