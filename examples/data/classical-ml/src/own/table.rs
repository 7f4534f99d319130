//! Columns of numbers, and what is to be told about each.

use anyhow::ensure;
use csv::StringRecord;
use serde::Serialize;

use crate::own::cell::{Cell, cell};

pub const MOST_ROWS: usize = 100_000;
const PREVIEW: usize = 5;

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Table {
    pub columns: Vec<Column>,
    /// What was found that a reader might not expect.
    pub notes: Vec<String>,
    pub rows: usize,
    /// The cells of the first rows, as they stand in the file.
    pub preview: Vec<Vec<String>>,
    #[serde(skip)]
    pub lines: Vec<u64>, // (rows,), where each row begins in the file
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Column {
    pub name: String,
    pub missing: usize,
    /// The first cell that is neither a number nor missing.
    pub bad: Option<String>,
    #[serde(skip)]
    pub values: Vec<f64>, // (rows,), NaN where there is no number
}

impl Table {
    /// Numbers may have a decimal comma where `comma` says so.
    pub fn push(
        &mut self,
        record: &StringRecord,
        comma: bool,
        line: u64,
    ) -> anyhow::Result<()> {
        let (cells, width) = (record.len(), self.columns.len());
        let say = if cells == 1 { "cell" } else { "cells" };
        ensure!(
            cells == width,
            "line {line} has {cells} {say}, where the first has {width}"
        );
        ensure!(
            self.rows < MOST_ROWS,
            "line {line}: more than {MOST_ROWS} rows"
        );
        let columns = self.columns.iter_mut().zip(record);
        for (at, (column, text)) in columns.enumerate() {
            column.push(text, comma, line, at + 1);
        }
        if self.preview.len() < PREVIEW {
            self.preview.push(record.iter().map(short).collect());
        }
        self.lines.push(line);
        self.rows += 1;
        Ok(())
    }
}

impl Column {
    fn push(&mut self, text: &str, comma: bool, line: u64, at: usize) {
        let value = match cell(text, comma) {
            Cell::Number(number) => number,
            Cell::Missing => f64::NAN,
            Cell::Words => {
                self.bad.get_or_insert_with(|| {
                    let text = short(text);
                    format!("`{text}` in line {line}, column {at}")
                });
                f64::NAN
            }
        };
        self.missing += usize::from(matches!(cell(text, comma), Cell::Missing));
        self.values.push(value);
    }

    pub fn is_numeric(&self) -> bool {
        self.bad.is_none() && self.missing < self.values.len()
    }

    /// Why this column cannot be counted with, in words.
    pub fn check(&self) -> anyhow::Result<()> {
        let name = &self.name;
        if let Some(bad) = &self.bad {
            anyhow::bail!("`{name}` is not numeric: {bad} is not a number");
        }
        ensure!(self.is_numeric(), "`{name}` has no numbers");
        Ok(())
    }

    /// The smallest and the largest number.
    pub fn range(&self) -> (f64, f64) {
        let numbers = self.values.iter().filter(|one| !one.is_nan());
        numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
            (low.min(*one), high.max(*one))
        })
    }
}

/// A cell on one line of a page.
pub fn short(text: &str) -> String {
    let line = text.replace(['\n', '\r'], " ");
    match line.char_indices().nth(24) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
