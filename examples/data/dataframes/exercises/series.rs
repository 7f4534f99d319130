//! **Series of versions.** Cut each version down to its *series*: its first number (`1` of `1.4.2`), or its first two numbers if the first
//! is 0 (`0.55` of `0.55.2`). A pre-release such as `2.0.0-rc.10` belongs to the series of its release, `2`. Write `series`, which adds a
//! column of that name. A null stays a null, and the other columns and the order of the rows stay too.
//!
//! Hint: `col("version").str().extract(lit(pattern), 1)` takes what is matched by the first parentheses of a pattern, a regular expression. One
//! pattern can hold both cases, separated by `|`. The raw string `r"\d"` keeps its backslash.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use polars::prelude::*;

    /// `releases` with the column `series`.
    pub fn series(releases: LazyFrame) -> LazyFrame {
        todo!("series of {:?}", releases.explain(false))
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use polars::prelude::*;

    /// `releases` with the column `series`.
    pub fn series(releases: LazyFrame) -> LazyFrame {
        let pattern = lit(r"^(0\.\d+|[1-9]\d*)");
        let series = col("version").str().extract(pattern, 1);
        releases.with_column(series.alias("series"))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::series;
use polars::prelude::*;

fn of(versions: &[Option<&str>]) -> PolarsResult<DataFrame> {
    let number: Vec<i32> = (0..versions.len() as i32).collect();
    let releases = df!("version" => versions, "number" => number)?;
    series(releases.lazy()).collect()
}

#[test]
fn the_first_number_or_the_first_two() -> PolarsResult<()> {
    let frame = of(&[
        Some("1.4.2"),
        Some("0.55.2"),
        Some("10.0.1"),
        Some("2.0.0-rc.10"),
        Some("0.10.0-alpha.2"),
        Some("20.1"),
        Some("0.0.3"),
        Some("0.9"),
    ])?;
    let found: Vec<_> = frame.column("series")?.str()?.iter().collect();
    let right = ["1", "0.55", "10", "2", "0.10", "20", "0.0", "0.9"].map(Some);
    assert_eq!(found, right);
    Ok(())
}

#[test]
fn a_null_remains_and_so_do_the_columns() -> PolarsResult<()> {
    let frame = of(&[None, Some("1.0.0"), None])?;
    let found: Vec<_> = frame.column("series")?.str()?.iter().collect();
    assert_eq!(found, [None, Some("1"), None]);
    assert_eq!(frame.get_column_names(), ["version", "number", "series"]);
    let number: Vec<_> = frame.column("number")?.i32()?.iter().collect();
    assert_eq!(number, [Some(0), Some(1), Some(2)]);
    Ok(())
}
// ANCHOR_END: tests
