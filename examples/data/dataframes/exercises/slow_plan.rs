//! **Read a plan and fix it.** `waiting` gives the right numbers, and reads the whole log for them; one of its filters compares the
//! name in a closure. The failing tests print its plan. Rewrite the function until the plan filters within the scan, reads no
//! column that it does not need, calls no closure, and leaves the statistics of `day` usable: nothing may be computed from `day` before
//! it is compared. The result must stay the same.
//!
//! Hint: three things are to go: the `collect`, the closure, and the date that is turned into text. The sort may stay; the engine drops it.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::path::Path;

    use dataframes::traffic::scan;
    use polars::prelude::*;

    /// Seconds that downloads of pandas took in October 2026, by country.
    pub fn waiting(log: &Path) -> PolarsResult<LazyFrame> {
        let day = col("day").dt().strftime("%Y-%m");
        let pandas = |name: Column| {
            let name = name.str()?.iter().map(|n| n.map(|n| n == "pandas"));
            Ok(name.collect::<BooleanChunked>().into_column())
        };
        let boolean = |_: &_, f: &Field| {
            Ok(Field::new(f.name.clone(), DataType::Boolean))
        };
        let whole = scan(log)?.sort(["seconds"], Default::default());
        Ok(whole
            .collect()?
            .lazy()
            .filter(day.eq(lit("2026-10")))
            .filter(col("name").map(pandas, boolean))
            .group_by([col("country")])
            .agg([col("seconds").sum()])
            .sort(["country"], Default::default()))
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::path::Path;

    use dataframes::traffic::scan;
    use polars::prelude::*;

    /// Seconds that downloads of pandas took in October 2026, by country.
    pub fn waiting(log: &Path) -> PolarsResult<LazyFrame> {
        let first = lit("2026-10-01").str().to_date(Default::default());
        let next = lit("2026-11-01").str().to_date(Default::default());
        let october = col("day").gt_eq(first).and(col("day").lt(next));
        Ok(scan(log)?
            .filter(october.and(col("name").eq(lit("pandas"))))
            .group_by([col("country")])
            .agg([col("seconds").sum()])
            .sort(["country"], Default::default()))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::waiting;
use dataframes::downloads;

fn plan() -> anyhow::Result<String> {
    Ok(waiting(&downloads::log(20_000)?)?.explain(true)?)
}

#[test]
fn the_result_stays_the_same() -> anyhow::Result<()> {
    let frame = waiting(&downloads::log(20_000)?)?.collect()?;
    assert_eq!(frame.get_column_names(), ["country", "seconds"]);
    let country: Vec<_> = frame.column("country")?.str()?.iter().collect();
    let codes = ["BR", "DE", "IN", "JP", "KE", "US"].map(Some);
    assert_eq!((country[0], &country[1..]), (None, &codes[..]));
    let seconds: Vec<_> = frame.column("seconds")?.f64()?.iter().collect();
    let rounded: Vec<_> = seconds.iter().flatten().map(|s| s.round()).collect();
    assert_eq!(rounded, [8.0, 20.0, 34.0, 32.0, 17.0, 20.0, 49.0]);
    Ok(())
}

#[test]
fn the_plan_begins_with_a_scan_that_filters() -> anyhow::Result<()> {
    let plan = plan()?;
    assert!(plan.contains("Parquet SCAN"), "{plan}");
    assert!(!plan.contains("FILTER"), "{plan}");
    let line = plan.lines().find(|line| line.contains("SELECTION"));
    let line = line.unwrap_or_default();
    assert!(
        line.contains("\"day\"") && line.contains("\"name\""),
        "{plan}"
    );
    Ok(())
}

#[test]
fn bytes_are_not_read() -> anyhow::Result<()> {
    let plan = plan()?;
    assert!(plan.contains("PROJECT 4/5 COLUMNS"), "{plan}");
    Ok(())
}

#[test]
fn the_statistics_of_the_day_can_be_used() -> anyhow::Result<()> {
    let plan = plan()?;
    let computed = ["\"day\").dt", "\"day\").cast", "\"day\") -"];
    let found = computed.iter().find(|text| plan.contains(*text));
    assert_eq!(found, None, "{plan}");
    Ok(())
}

#[test]
fn no_closure_is_left() -> anyhow::Result<()> {
    let plan = plan()?;
    assert!(!plan.contains("map()"), "{plan}");
    Ok(())
}
// ANCHOR_END: tests
