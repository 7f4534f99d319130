//! A matrix owns its numbers; a view borrows some of its rows.

mod view;

use std::ops::Range;

// ANCHOR: types
/// Owns its numbers, row after row in one buffer.
pub struct Matrix {
    values: Vec<f64>,
    columns: usize,
}

/// Looks at rows that somebody else owns.
#[derive(Clone, Copy)]
pub struct View<'a> {
    values: &'a [f64],
    columns: usize,
}

/// Writes to rows that somebody else owns.
pub struct ViewMut<'a> {
    values: &'a mut [f64],
    columns: usize,
}
// ANCHOR_END: types

impl Matrix {
    /// A matrix of whole rows.
    pub fn new(values: Vec<f64>, columns: usize) -> Self {
        assert_eq!(values.len() % columns, 0, "the last row is not whole");
        Matrix { values, columns }
    }

    pub fn view(&self) -> View<'_> {
        View::new(&self.values, self.columns)
    }

    pub fn view_mut(&mut self) -> ViewMut<'_> {
        ViewMut::new(&mut self.values, self.columns)
    }

    // ANCHOR: slice
    /// `birds[rows]` in NumPy: nothing is copied.
    pub fn slice(&self, rows: Range<usize>) -> View<'_> {
        let (from, to) = (rows.start * self.columns, rows.end * self.columns);
        View::new(&self.values[from..to], self.columns)
    }

    /// The same rows, to write to.
    pub fn slice_mut(&mut self, rows: Range<usize>) -> ViewMut<'_> {
        let (from, to) = (rows.start * self.columns, rows.end * self.columns);
        ViewMut::new(&mut self.values[from..to], self.columns)
    }

    /// `birds[[0, 1, 2]]` in NumPy: copies, as the rows need not be neighbours.
    pub fn select(&self, rows: &[usize]) -> Matrix {
        let picked = rows.iter().flat_map(|&row| self.view().row(row));
        Matrix::new(picked.copied().collect(), self.columns)
    }
    // ANCHOR_END: slice

    // ANCHOR: split
    /// The rows before `row` and the others, both to write to.
    pub fn split_mut(&mut self, row: usize) -> (ViewMut<'_>, ViewMut<'_>) {
        let (head, tail) = self.values.split_at_mut(row * self.columns);
        let columns = self.columns;
        (ViewMut::new(head, columns), ViewMut::new(tail, columns))
    }
    // ANCHOR_END: split
}
