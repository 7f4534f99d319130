//! A report for people: one line a column, styled where the stream allows it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::column::Kind;
use crate::report::{Report, Summary, Value};

const WIDTH: usize = 34; // of the last column

// ANCHOR: write
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let warn = AnsiColor::Yellow.on_default();
    let Report {
        file,
        rows,
        duplicate_rows,
        columns,
        ..
    } = report;
    let n = columns.len();
    writeln!(out, "{file}")?;
    writeln!(
        out,
        "{rows} rows, {n} columns, {duplicate_rows} duplicate rows\n"
    )?;
    let wide = columns.iter().map(|c| c.name.chars().count()).max();
    let wide = wide.unwrap_or(0).max("column".len());
    let titles =
        format!("{:wide$}  kind     missing  distinct  values", "column");
    writeln!(out, "{bold}{titles}{bold:#}")?;
    for column in columns {
        let Summary {
            name,
            missing,
            distinct,
            ..
        } = column;
        let kind = format!("{:?}", column.kind).to_lowercase();
        let style = if *missing > 0 { warn } else { Style::new() };
        write!(out, "{name:wide$}  {kind:7}  {style}{missing:>7}{style:#}")?;
        writeln!(out, "  {distinct:>8}  {}", values(column))?;
    }
    Ok(())
}
// ANCHOR_END: write

/// Least, quartiles and greatest of numbers, the span of dates, the most frequent of the rest.
fn values(column: &Summary) -> String {
    let quartiles = column
        .quartiles
        .iter()
        .map(|q| decimal(*q))
        .collect::<Vec<_>>()
        .join("  ");
    match (&column.range, column.kind) {
        (Some((least, most)), Kind::Date) => {
            format!("{} to {}", show(least), show(most))
        }
        (Some((least, most)), _) => {
            format!("{}  {quartiles}  {}", show(least), show(most))
        }
        (None, _) => {
            let top = column.top.iter();
            let top: Vec<_> = top
                .map(|(v, count)| format!("{} ({count})", show(v)))
                .collect();
            shorten(&top.join(", "))
        }
    }
}

fn show(value: &Value) -> String {
    match value {
        Value::Integer(value) => value.to_string(),
        Value::Number(value) => decimal(*value),
        Value::Text(value) => value.escape_debug().to_string(), // one line each
    }
}

/// Four decimals at most, or four digits of what is too small for that; `--json` has them all.
fn decimal(value: f64) -> String {
    if value != 0.0 && value.abs() < 0.001 {
        return format!("{value:.3e}");
    }
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn shorten(text: &str) -> String {
    match text.chars().count() {
        0..=WIDTH => text.to_owned(),
        _ => text.chars().take(WIDTH - 1).chain(['…']).collect(),
    }
}
