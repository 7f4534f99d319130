//! Entries that choose columns and rows.

use polars::prelude::*;

use super::Entry;

pub fn entries() -> PolarsResult<Vec<Entry>> {
    evaluate()
}

entries! { df:
    "choose columns" => df.select([col("name"), col("size")]);
    "choose by pattern" => df.select([col("^[ns].*$")]);
    "drop a column" => df.drop(cols(["day"]));
    "rename" => df.rename(["size"], ["MB"], true);
    "add a column" => df.with_column((col("size") * lit(8)).alias("Mbit"));
    "first rows" => df.limit(2);
    "filter" => df.filter(col("size").gt(lit(10)));
    "two conditions" => df.filter(col("size").gt(lit(10))
        .and(col("kind").eq(lit("wheel"))));
    "negate" => df.filter(col("kind").neq_missing(lit("wheel")));
    "one of several" => df.filter(col("name")
        .is_in(lit(Series::new("".into(), ["serde", "torch"])).implode(true),
            false));
    "between" => df.filter(col("size")
        .is_between(lit(3), lit(20.5), ClosedInterval::Both));
    "sort" => df.sort(["size"],
        SortMultipleOptions::default().with_nulls_last(true));
    "sort by two" => df.sort(["name", "day"],
        SortMultipleOptions::default()
            .with_order_descending_multi([false, true]));
    "largest" => df.top_k(2, [col("size")], Default::default());
    "first of each" =>
        df.unique_stable(Some(cols(["name"])), UniqueKeepStrategy::First);
}
