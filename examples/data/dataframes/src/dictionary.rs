//! A dictionary from pandas to Polars in Rust, whose entries are run.

macro_rules! entries {
    ($frame:ident: $($task:literal => $code:expr;)*) => {
        fn evaluate() -> PolarsResult<Vec<Entry>> {
            Ok(vec![$({
                let $frame = crate::dictionary::table()?;
                let result = crate::dictionary::values(&$code.collect()?);
                Entry { task: $task, code: stringify!($code), result }
            }),*])
        }
    };
}

mod columns;
mod frames;
mod values;

use polars::prelude::*;

use crate::text::cell;

/// One line of the dictionary: what it does, its Rust, and what that gives.
pub struct Entry {
    pub task: &'static str,
    pub code: &'static str,
    pub result: String,
}

/// All entries, in the order of the page.
pub fn entries() -> PolarsResult<Vec<Entry>> {
    let mut entries = columns::entries()?;
    entries.extend(values::entries()?);
    entries.extend(frames::entries()?);
    Ok(entries)
}

/// The table that all entries start from.
pub fn table() -> PolarsResult<LazyFrame> {
    let day = col("day").str().to_date(StrptimeOptions::default());
    let frame = df!(
        "name" => ["serde", "numpy", "serde", "torch", "numpy"],
        "day" => ["2026-03-31", "2026-03-05", "2026-04-02", "2026-05-09",
            "2026-05-10"],
        "size" => [Some(3.0), Some(20.5), None, Some(800.0), Some(18.0)],
        "kind" => [Some("crate"), Some("wheel"), Some("crate"), Some("wheel"),
            None],
    )?;
    Ok(frame.lazy().with_column(day))
}

/// Column after column, without names.
fn values(frame: &DataFrame) -> String {
    let column = |column: &Column| {
        let cells = column.as_materialized_series().iter().map(|v| cell(&v));
        cells.collect::<Vec<_>>().join(" ")
    };
    let columns: Vec<String> = frame.columns().iter().map(column).collect();
    columns.join(" | ")
}
