//! Text becomes a [`Table`]; every fault is told with its line.

use anyhow::{bail, ensure};
use csv::{ReaderBuilder, StringRecord, Trim};

use crate::own::cell::{Cell, cell};
use crate::own::place::{Place, open_quote};
use crate::own::table::{Column, Table};

pub const MOST_COLUMNS: usize = 200;

pub fn read(text: &str) -> anyhow::Result<Table> {
    let separator = separator(text);
    let comma = separator != b',';
    let mut records = records(text, separator);
    let Some(first) = records.next().transpose()? else {
        bail!("the file is empty");
    };
    let mut table = Table::default();
    if first.iter().all(|one| is_number(one, comma)) {
        table.columns = columns(&StringRecord::from(vec![""; first.len()]))?;
        table.push(&first, comma, 1)?;
        table.notes.push("no header: columns are numbered".into());
    } else {
        table.columns = columns(&first)?;
    }
    let mut place = Place::new(text);
    for record in records {
        let record = record?;
        let line = place.line(&record);
        open_quote(place.rest, &record, line)?;
        table.push(&record, comma, line)?;
    }
    ensure!(table.rows > 0, "a header, and no rows below it");
    Ok(table)
}

pub fn records(
    text: &str,
    separator: u8,
) -> impl Iterator<Item = csv::Result<StringRecord>> {
    ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true) // a row of another length is told by the table
        .trim(Trim::All)
        .from_reader(text.as_bytes())
        .into_records()
}

/// Whatever stands most often in the first line, outside of quotes.
pub fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty());
    let outside = line.unwrap_or_default().split('"').step_by(2);
    let outside: String = outside.collect();
    let count = |one: &u8| outside.bytes().filter(|byte| byte == one).count();
    // of equal counts the last wins
    *b"|;\t,"
        .iter()
        .max_by_key(|one| count(one))
        .unwrap_or(&b',')
}

fn is_number(text: &str, comma: bool) -> bool {
    matches!(cell(text, comma), Cell::Number(_))
}

/// A name for each column, and none twice.
fn columns(first: &StringRecord) -> anyhow::Result<Vec<Column>> {
    let width = first.len();
    ensure!(
        width > 1,
        "line 1 has one cell; separate cells by a comma, `;`, `|` or a tab"
    );
    ensure!(
        width <= MOST_COLUMNS,
        "line 1 has {width} cells, and {MOST_COLUMNS} columns are the most"
    );
    let mut columns: Vec<Column> = Vec::new();
    for (name, at) in first.iter().zip(1..) {
        let name = match name {
            "" => format!("column {at}"),
            _ if columns.iter().any(|one| one.name == name) => {
                format!("{name} ({at})")
            }
            _ => name.to_owned(),
        };
        columns.push(Column {
            name,
            ..Column::default()
        });
    }
    Ok(columns)
}
