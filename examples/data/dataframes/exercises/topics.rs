//! **Warm-up: hard topics.** The function below is the query of the first program. Change it so that it counts by topic rather than by
//! model: how many answers there are, and the share of right ones. Slow answers count too. The hardest topic comes first.
//!
//! Hint: `filter` goes, and `best` with it. `group_by` and `sort` change. By default, a sort begins with the smallest value: `Default::default()`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use polars::prelude::*;

    /// One row for each topic: `topic`, `answers`, `right`.
    pub fn topics(answers: LazyFrame) -> LazyFrame {
        let best = SortMultipleOptions::default().with_order_descending(true);
        answers
            .filter(col("seconds").lt(lit(5)))
            .group_by([col("model")])
            .agg([len().alias("answers"), col("right").mean()])
            .sort(["right"], best)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use polars::prelude::*;

    /// One row for each topic: `topic`, `answers`, `right`.
    pub fn topics(answers: LazyFrame) -> LazyFrame {
        answers
            .group_by([col("topic")])
            .agg([len().alias("answers"), col("right").mean()])
            .sort(["right"], Default::default())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::topics;
use polars::prelude::*;

#[test]
fn the_hardest_topic_comes_first() -> PolarsResult<()> {
    let answers = df!(
        "model" => ["small", "small", "large", "large", "large", "small"],
        "topic" => ["returns", "billing", "billing", "returns", "orders",
            "orders"],
        "seconds" => [9.0, 0.4, 1.9, 9.5, 2.0, 7.0],
        "right" => [false, true, true, false, true, false],
    )?;
    let right = df!(
        "topic" => ["returns", "orders", "billing"],
        "answers" => [2_u32, 2, 2],
        "right" => [0.0, 0.5, 1.0],
    )?;
    assert_eq!(topics(answers.lazy()).collect()?, right);
    Ok(())
}

#[test]
fn each_topic_has_its_own_number_of_answers() -> PolarsResult<()> {
    let answers = df!(
        "model" => ["small", "small", "small"],
        "topic" => ["orders", "billing", "orders"],
        "seconds" => [1.0, 1.0, 6.0],
        "right" => [false, true, false],
    )?;
    let right = df!(
        "topic" => ["orders", "billing"],
        "answers" => [2_u32, 1],
        "right" => [0.0, 1.0],
    )?;
    assert_eq!(topics(answers.lazy()).collect()?, right);
    Ok(())
}
// ANCHOR_END: tests
