//! What can be wrong with a file, and where.

use csv::{ErrorKind, StringRecord};
use thiserror::Error;

// ANCHOR: error
/// Where reading stopped: lines and columns are counted from 1.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}:{column}: {problem}")]
pub struct DataError {
    pub file: String,
    pub line: u64,
    pub column: usize,
    pub problem: Problem,
}

#[derive(Debug, PartialEq, Eq, Error)]
pub enum Problem {
    #[error("the value of `{0}` is not UTF-8")]
    NotUtf8(String),
    #[error("the header is not UTF-8")]
    HeaderNotUtf8,
    #[error("the row ends before `{0}`")]
    TooShort(String),
    #[error("the header has only {0} columns")]
    TooLong(usize),
}
// ANCHOR_END: error

/// Says where, if the error belongs to a place in the file.
pub fn locate(
    error: csv::Error,
    file: &str,
    header: &StringRecord,
) -> anyhow::Error {
    let line = error.position().map_or(1, csv::Position::line);
    let (at, problem) = match error.kind() {
        ErrorKind::Utf8 { err, .. } => {
            (err.field(), not_utf8(header.get(err.field())))
        }
        ErrorKind::UnequalLengths { len, .. } => ragged(*len as usize, header),
        _ => return anyhow::Error::new(error).context(file.to_owned()),
    };
    let (file, column) = (file.to_owned(), at + 1);
    DataError {
        file,
        line,
        column,
        problem,
    }
    .into()
}

fn not_utf8(name: Option<&str>) -> Problem {
    match name {
        Some(name) => Problem::NotUtf8(name.to_owned()),
        None => Problem::HeaderNotUtf8,
    }
}

/// The first column that is missing, or the first that has no name.
fn ragged(length: usize, header: &StringRecord) -> (usize, Problem) {
    match header.get(length) {
        Some(name) => (length, Problem::TooShort(name.to_owned())),
        None => (header.len(), Problem::TooLong(header.len())),
    }
}
