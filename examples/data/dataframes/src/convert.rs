//! Writes what a plan yields to a Parquet file, piece by piece.

use std::path::Path;

use polars::prelude::*;

// ANCHOR: convert
/// Runs the plan, and writes its rows as they come.
pub fn to_parquet(plan: LazyFrame, path: &Path) -> PolarsResult<()> {
    let target = SinkTarget::Path(PlRefPath::try_from_path(path)?);
    let format = FileWriteFormat::Parquet(Default::default());
    let sink = SinkDestination::File { target };
    plan.sink(sink, format, Default::default())?.collect()?;
    Ok(())
}
// ANCHOR_END: convert
