//! The question that is asked of the download log, for any engine.

use std::path::Path;

use polars::prelude::*;

// ANCHOR: scan
/// A plan that begins with a Parquet file.
pub fn scan(path: &Path) -> PolarsResult<LazyFrame> {
    let path = PlRefPath::try_from_path(path)?;
    LazyFrame::scan_parquet(path, ScanArgsParquet::default())
}
// ANCHOR_END: scan

/// One row for each package, with its registry.
pub fn packages(releases: LazyFrame) -> LazyFrame {
    releases
        .select([col("name"), col("registry")])
        .unique(None, UniqueKeepStrategy::Any)
}

// ANCHOR: traffic
/// Downloads of the last 12 months by registry and country.
pub fn traffic(downloads: LazyFrame, packages: LazyFrame) -> LazyFrame {
    let day = lit("2025-11-20").str().to_date(StrptimeOptions::default());
    let known = col("country").is_not_null();
    let rate = col("bytes") / col("seconds") / lit(1e6);
    downloads
        .filter(col("day").gt_eq(day).and(known))
        .inner_join(packages, col("name"), col("name"))
        .group_by([col("registry"), col("country")])
        .agg([
            len().alias("downloads"),
            (col("bytes").sum() / lit(1e9)).alias("GB"),
            rate.mean().alias("MB/s"),
        ])
        .sort(["registry", "country"], Default::default())
}
// ANCHOR_END: traffic
