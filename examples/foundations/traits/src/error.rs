//! What can be wrong with the data that a model is given.

use thiserror::Error;

// ANCHOR: error
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ModelError {
    #[error("{values} values do not fill rows of {columns} columns")]
    Shape { values: usize, columns: usize },
    #[error("row {row}, column {column} is not finite")]
    NotFinite { row: usize, column: usize },
    #[error("{labels} labels for {rows} rows")]
    Labels { labels: usize, rows: usize },
    #[error("{found} columns, but fitted with {fitted}")]
    Columns { found: usize, fitted: usize },
    #[error("{k} neighbours wanted among {rows} rows")]
    Neighbours { k: usize, rows: usize },
}
// ANCHOR_END: error
