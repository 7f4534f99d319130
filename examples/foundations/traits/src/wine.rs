//! The wine set: a line of text becomes a row, or an error that says why not.

use std::{fs, num::ParseFloatError, path::Path};

use anyhow::Context;
use thiserror::Error;

use crate::error::ModelError;
use crate::matrix::{Label, Matrix};

pub const COLUMNS: usize = 13;
const ALL: usize = COLUMNS + 1; // with the class

// ANCHOR: error
#[derive(Debug, Error, PartialEq, Eq)]
pub enum RowError {
    #[error("{0} columns instead of {ALL}")]
    Columns(usize),
    #[error("column {column} is not a number")]
    NotANumber {
        column: usize,
        source: ParseFloatError,
    },
    #[error("{0:?} is not a class")]
    NotAClass(String),
}
// ANCHOR_END: error

/// 13 measurements and the class.
pub fn parse_row(line: &str) -> Result<(Vec<f64>, Label), RowError> {
    let cells: Vec<&str> = line.split(',').collect();
    let [cells @ .., class] = cells.as_slice() else {
        return Err(RowError::Columns(0));
    };
    if cells.len() != COLUMNS {
        return Err(RowError::Columns(cells.len() + 1));
    }
    let number = |(index, cell): (usize, &&str)| {
        let column = index + 1; // counted as lines are
        let wrong = |source| RowError::NotANumber { column, source };
        cell.parse::<f64>().map_err(wrong)
    };
    let row: Result<Vec<_>, _> = cells.iter().enumerate().map(number).collect();
    let wrong = |_| RowError::NotAClass(class.to_string());
    Ok((row?, class.parse().map_err(wrong)?))
}

/// Rows and their labels.
#[derive(Debug)]
pub struct Dataset {
    pub x: Matrix,     // (rows, 13)
    pub y: Vec<Label>, // (rows,)
}

/// Every third wine is held out, so that both parts have all classes.
pub fn split(
    rows: Vec<(Vec<f64>, Label)>,
) -> Result<(Dataset, Dataset), ModelError> {
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (index, row) in rows.into_iter().enumerate() {
        match index % 3 {
            0 => test.push(row),
            _ => train.push(row),
        }
    }
    Ok((dataset(train)?, dataset(test)?))
}

fn dataset(rows: Vec<(Vec<f64>, Label)>) -> Result<Dataset, ModelError> {
    let (values, y): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let x = Matrix::new(values.concat(), COLUMNS)?;
    Ok(Dataset { x, y })
}

// ANCHOR: read
/// The wines of a text; an error names the line.
pub fn parse(text: &str) -> anyhow::Result<Vec<(Vec<f64>, Label)>> {
    let lines = text.lines().enumerate().skip(1); // the first is a header
    lines
        .map(|(index, line)| {
            let place = || format!("line {}", index + 1);
            parse_row(line).with_context(place)
        })
        .collect()
}

pub fn read(path: &Path) -> anyhow::Result<(Dataset, Dataset)> {
    let place = || format!("cannot read {}", path.display());
    let text = fs::read_to_string(path).with_context(place)?;
    let rows = parse(&text).with_context(place)?;
    Ok(split(rows)?)
}
// ANCHOR_END: read

/// Where the data is, whatever the working directory.
pub fn path() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/wine.csv"))
}
