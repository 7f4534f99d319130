//! Entries that change the rows: groups, windows and joins.

use polars::prelude::*;

use super::Entry;

pub fn entries() -> PolarsResult<Vec<Entry>> {
    evaluate()
}

entries! { df:
    "sum by group" => df.group_by([col("name")]).agg([col("size").sum()])
        .sort(["name"], Default::default());
    "rows by group" => df.group_by([col("kind")]).agg([len()])
        .sort(["kind"], SortMultipleOptions::default().with_nulls_last(true));
    "sum of the row's group" => df.select([col("size").sum().over(["name"])?]);
    "rank in the group" => df.select([col("day")
        .rank(RankOptions::default(), None).over(["name"])?]);
    "left join" => df.clone().left_join(
        df.group_by([col("kind")]).agg([col("size").max().alias("max")]),
        col("kind"), col("kind"));
    "one below the other" => concat([df.clone(), df], UnionArgs::default())?;
}
