//! Entries that compute a column: nulls, numbers, strings and dates.

use polars::prelude::*;

use super::Entry;

pub fn entries() -> PolarsResult<Vec<Entry>> {
    evaluate()
}

entries! { df:
    "count missing" => df.select([col("size").null_count()]);
    "drop missing" => df.drop_nulls(None);
    "fill missing" => df.select([col("size").fill_null(lit(0))]);
    "fill forward" => df.select([
        col("size").fill_null_with_strategy(FillNullStrategy::Forward(None))]);
    "first that is there" =>
        df.select([coalesce(&[col("kind"), col("name")])]);
    "if, else" => df.select([when(col("size").gt(lit(10)))
        .then(lit("big")).otherwise(lit("small"))]);
    "cast" => df.select([
        col("size").fill_null(lit(0)).cast(DataType::Int64)]);
    "distinct values" => df.select([col("kind").drop_nulls().n_unique()]);
    "quantile" => df.select([
        col("size").quantile(lit(0.9), QuantileMethod::Linear)]);
    "standard deviation" => df.select([col("size").std(1)]);
    "cumulative sum" => df.select([col("size").cum_sum(false)]);
    "contains" =>
        df.select([col("name").str().contains_literal(lit("um"))]);
    "replace in strings" => df.select([
        col("name").str().replace_all(lit("r"), lit("R"), true)]);
    "capture" => df.select([col("name").str().extract(lit("(.)r"), 1)]);
    "join strings" =>
        df.select([concat_str([col("kind"), col("name")], "/", false)]);
    "weekday, Monday 0" => df.select([col("day").dt().weekday() - lit(1)]);
    "start of the month" => df.select([col("day").dt().truncate(lit("1mo"))]);
    "a month later" => df.select([col("day").dt().offset_by(lit("1mo"))]);
    "days since the row before" => df.select([
        (col("day") - col("day").shift(lit(1))).dt().total_days(false)]);
}
