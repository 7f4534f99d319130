//! **The busiest of each year.** Write `busiest`: for each calendar year the packages with the most releases in it, all of them if several tie.
//! The columns are `year`, `name` and `releases`, in this order; the rows are sorted by year, then by name. The input has the columns
//! `name` and `date`, among others, in any order of rows.
//!
//! Hint: `col("date").dt().year()` is the year. Count by year and name first. Then compare each count with the maximum of its year. That is a window, so it needs
//! `over`, whose `?` is the reason for the `PolarsResult`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use polars::prelude::*;

    /// The packages with the most releases in each year.
    pub fn busiest(releases: LazyFrame) -> PolarsResult<LazyFrame> {
        todo!("busiest of {}", releases.explain(false)?)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use polars::prelude::*;

    /// The packages with the most releases in each year.
    pub fn busiest(releases: LazyFrame) -> PolarsResult<LazyFrame> {
        let most = col("releases").max().over(["year"])?;
        Ok(releases
            .group_by([col("date").dt().year().alias("year"), col("name")])
            .agg([len().alias("releases")])
            .filter(col("releases").eq(most))
            .sort(["year", "name"], Default::default()))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::busiest;
use dataframes::text::table;
use polars::prelude::*;

/// What `busiest` makes of rows of a name and a date, as text.
fn of(rows: &[(&str, &str)]) -> PolarsResult<String> {
    let (name, date): (Vec<_>, Vec<_>) = rows.iter().copied().unzip();
    let date_type = col("date").str().to_date(Default::default());
    let rows = df!("name" => name, "date" => date)?.lazy();
    let frame = busiest(rows.with_column(date_type))?.collect()?;
    assert_eq!(frame.get_column_names(), ["year", "name", "releases"]);
    let lines = table(&frame);
    let lines = lines.lines().skip(1);
    let words = lines.map(|l| l.split_whitespace().collect::<Vec<_>>());
    Ok(words.map(|l| l.join(" ")).collect::<Vec<_>>().join(", "))
}

#[test]
fn each_year_has_its_own() -> PolarsResult<()> {
    let found = of(&[
        ("tokio", "2026-02-01"),
        ("serde", "2024-01-01"),
        ("serde", "2024-12-31"),
        ("tokio", "2024-06-01"),
        ("tokio", "2026-03-01"),
        ("serde", "2026-01-01"),
    ])?;
    assert_eq!(found, "2024 serde 2, 2026 tokio 2");
    Ok(())
}

#[test]
fn all_that_tie_by_name() -> PolarsResult<()> {
    let twice = ["tokio", "serde", "pyo3", "numpy", "axum"];
    let day = |name| (name, "2025-02-01");
    let mut rows: Vec<_> =
        [twice, twice].concat().into_iter().map(day).collect();
    rows.extend([("burn", "2025-03-01"), ("burn", "2023-02-01")]);
    assert_eq!(
        of(&rows)?,
        "2023 burn 1, 2025 axum 2, 2025 numpy 2, 2025 pyo3 2, \
         2025 serde 2, 2025 tokio 2"
    );
    Ok(())
}
// ANCHOR_END: tests
