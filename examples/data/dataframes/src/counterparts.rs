//! Joins: each Rust crate with its Python counterpart, as that was on the same day.

use polars::prelude::*;

use crate::releases::stable;

/// Which Python package a crate stands beside.
pub const COUNTERPARTS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/data/counterparts.csv");

// ANCHOR: beside
/// Each full release of a crate that has a counterpart, with the version of
/// the counterpart that was out on that day.
pub fn beside(derived: LazyFrame, counterparts: LazyFrame) -> LazyFrame {
    let full = derived
        .filter(col("pre").is_null().and(not(col("yanked"))))
        .sort(["date"], stable());
    let python = full.clone().select([
        col("name").alias("python"),
        col("version").alias("its version"),
        col("date"),
    ]);
    full.inner_join(counterparts, col("name"), col("crate"))
        .sort(["date"], stable())
        .join(python, [col("date")], [col("date")], as_of("python").into())
}
// ANCHOR_END: beside

// ANCHOR: asof
/// The last row on the right whose key is not above the left one's.
fn as_of(by: &str) -> JoinType {
    let by = || Some(vec![by.into()]);
    JoinType::AsOf(Box::new(AsOfOptions {
        left_by: by(),
        right_by: by(),
        allow_eq: true, // false by default, unlike in Python
        ..Default::default()
    }))
}
// ANCHOR_END: asof

/// The first and the last release of each crate.
pub fn ends(beside: LazyFrame) -> LazyFrame {
    beside
        .group_by([col("name")])
        .agg([
            col("date").first().alias("first"),
            col("version").first().alias("was"),
            col("python").first(),
            col("its version").first().alias("then"),
            col("date").last().alias("last"),
            col("version").last().alias("is"),
            col("its version").last().alias("now"),
        ])
        .sort(["first"], stable())
}
