//! What can be wrong with a file, and where.

use csv::ErrorKind;
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
    header: &csv::StringRecord,
) -> anyhow::Error {
    let name = |at: usize| header.get(at).unwrap_or("?").to_owned();
    let line = error.position().map_or(1, csv::Position::line);
    let (at, problem) = match error.kind() {
        ErrorKind::Utf8 { err, .. } => {
            (err.field(), Problem::NotUtf8(name(err.field())))
        }
        ErrorKind::UnequalLengths { len, .. } => {
            match (*len as usize, header.len()) {
                (len, wanted) if len < wanted => {
                    (len, Problem::TooShort(name(len)))
                }
                (_, wanted) => (wanted, Problem::TooLong(wanted)),
            }
        }
        _ => return anyhow::Error::new(error).context(file.to_owned()),
    };
    DataError {
        file: file.to_owned(),
        line,
        column: at + 1,
        problem,
    }
    .into()
}
