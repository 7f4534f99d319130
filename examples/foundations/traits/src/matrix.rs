//! Rows of finite numbers: at least one row, and at least one column.

use crate::error::ModelError;

pub type Label = usize;

#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    values: Vec<f64>, // (rows, columns), row by row
    columns: usize,
}

impl Matrix {
    // ANCHOR: new
    pub fn new(values: Vec<f64>, columns: usize) -> Result<Self, ModelError> {
        let whole = values.len().is_multiple_of(columns);
        if values.is_empty() || columns == 0 || !whole {
            let values = values.len();
            return Err(ModelError::Shape { values, columns });
        }
        if let Some(at) = values.iter().position(|v| !v.is_finite()) {
            let (row, column) = (at / columns, at % columns);
            return Err(ModelError::NotFinite { row, column });
        }
        Ok(Self { values, columns })
    }
    // ANCHOR_END: new

    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.values.chunks_exact(self.columns)
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn column(&self, column: usize) -> Vec<f64> {
        self.rows().map(|row| row[column]).collect()
    }

    pub fn check_columns(&self, fitted: usize) -> Result<(), ModelError> {
        let found = self.columns;
        match found == fitted {
            true => Ok(()),
            false => Err(ModelError::Columns { found, fitted }),
        }
    }

    pub fn check_labels(&self, y: &[Label]) -> Result<(), ModelError> {
        let (labels, rows) = (y.len(), self.rows().len());
        match labels == rows {
            true => Ok(()),
            false => Err(ModelError::Labels { labels, rows }),
        }
    }
}
