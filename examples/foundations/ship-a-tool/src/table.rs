//! A report for people: one line a column, styled where the stream allows it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::column::Kind;
use crate::report::{Report, Summary, Value};

const WIDTH: usize = 34; // of the last column

pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
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
    let names = columns.iter().map(|column| column.name.chars().count());
    let wide = names.max().unwrap_or(0).max("column".len());
    let bold = Style::new().bold();
    let titles =
        format!("{:wide$}  kind     missing  distinct  values", "column");
    writeln!(out, "{bold}{titles}{bold:#}")?;
    columns
        .iter()
        .try_for_each(|column| line(column, wide, out))
}

// ANCHOR: line
fn line(column: &Summary, wide: usize, out: &mut impl Write) -> io::Result<()> {
    let Summary {
        name,
        missing,
        distinct,
        ..
    } = column;
    let kind = format!("{:?}", column.kind).to_lowercase();
    let warn = match missing {
        0 => Style::new(),
        _ => AnsiColor::Yellow.on_default(),
    };
    // `{warn}` begins the style, `{warn:#}` ends it.
    write!(out, "{name:wide$}  {kind:7}  {warn}{missing:>7}{warn:#}")?;
    writeln!(out, "  {distinct:>8}  {}", values(column))
}
// ANCHOR_END: line

/// Quartiles of numbers, the span of dates, the most frequent of the rest.
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

/// Four decimals at most, or four digits of what is too small for that.
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
