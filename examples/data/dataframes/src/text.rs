//! Prints a dataframe as plain columns, the same as the twins do.

use polars::prelude::*;

/// Words are aligned on the left and numbers on the right; a null is a dash.
pub fn table(frame: &DataFrame) -> String {
    let columns: Vec<Vec<String>> = frame.columns().iter().map(cells).collect();
    let mut lines = vec![String::new(); frame.height() + 1];
    for (column, data) in columns.iter().zip(frame.columns()) {
        let width = column.iter().map(String::len).max().unwrap_or(0);
        let left = matches!(data.dtype(), DataType::String);
        for (line, cell) in lines.iter_mut().zip(column) {
            *line += &match left {
                true => format!("{cell:<width$}  "),
                false => format!("{cell:>width$}  "),
            };
        }
    }
    let lines = lines.iter().map(|line| line.trim_end());
    lines.collect::<Vec<_>>().join("\n")
}

/// The name of a column and what is below it.
fn cells(column: &Column) -> Vec<String> {
    let values = column
        .as_materialized_series()
        .iter()
        .map(|value| cell(&value));
    std::iter::once(column.name().to_string())
        .chain(values)
        .collect()
}

/// One value, with one decimal where it has any.
pub fn cell(value: &AnyValue) -> String {
    match value {
        AnyValue::Null => "-".to_owned(),
        AnyValue::Float64(number) => format!("{number:.1}"),
        AnyValue::String(text) => (*text).to_owned(),
        other => other.to_string(),
    }
}
