//! A matrix owns its numbers; a view borrows some of its rows.

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

impl<'a> View<'a> {
    pub fn new(values: &'a [f64], columns: usize) -> Self {
        View { values, columns }
    }

    pub fn values(self) -> &'a [f64] {
        self.values
    }

    pub fn columns(self) -> usize {
        self.columns
    }

    pub fn height(self) -> usize {
        self.values.len() / self.columns
    }

    pub fn row(self, row: usize) -> &'a [f64] {
        &self.values[row * self.columns..][..self.columns]
    }

    pub fn rows(self) -> impl Iterator<Item = &'a [f64]> {
        self.values.chunks_exact(self.columns)
    }

    // ANCHOR: copy
    /// `.copy()` in NumPy: a matrix of its own.
    pub fn to_matrix(self) -> Matrix {
        Matrix::new(self.values.to_vec(), self.columns)
    }
    // ANCHOR_END: copy

    /// All values times `factor`, in a new matrix.
    pub fn scaled(self, factor: f64) -> Matrix {
        let values = self.values.iter().map(|value| value * factor);
        Matrix::new(values.collect(), self.columns)
    }

    /// The mean of each column, without what is missing.
    pub fn means(self) -> Vec<f64> {
        self.column_means(|value, _| value, &vec![0.0; self.columns])
    }

    /// The standard deviation of each column, without what is missing.
    pub fn deviations(self) -> Vec<f64> {
        let squares = |value: f64, mean: f64| (value - mean).powi(2);
        let variances = self.column_means(squares, &self.means());
        variances.iter().map(|v| v.sqrt()).collect()
    }

    fn column_means(self, of: fn(f64, f64) -> f64, mean: &[f64]) -> Vec<f64> {
        let column = |c: usize| self.rows().map(move |row| row[c]);
        let present = |c| column(c).filter(|value| !value.is_nan());
        (0..self.columns)
            .map(|c| {
                let sum: f64 = present(c).map(|value| of(value, mean[c])).sum();
                sum / present(c).count() as f64
            })
            .collect()
    }
}

impl<'a> ViewMut<'a> {
    pub fn new(values: &'a mut [f64], columns: usize) -> Self {
        ViewMut { values, columns }
    }

    /// The same rows, to look at.
    pub fn view(&self) -> View<'_> {
        View::new(self.values, self.columns)
    }

    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.columns..][..self.columns]
    }

    // ANCHOR: scale
    /// All values times `factor`, in place: `batch *= factor` in NumPy.
    pub fn scale(&mut self, factor: f64) {
        for value in self.values.iter_mut() {
            *value *= factor;
        }
    }
    // ANCHOR_END: scale

    // ANCHOR: standardise
    /// In place, in standard deviations from the mean; what is missing is 0.
    pub fn standardise(&mut self, means: &[f64], deviations: &[f64]) {
        for row in self.values.chunks_exact_mut(self.columns) {
            for (value, (mean, sd)) in
                row.iter_mut().zip(means.iter().zip(deviations))
            {
                *value = if value.is_nan() {
                    0.0
                } else {
                    (*value - mean) / sd
                };
            }
        }
    }
    // ANCHOR_END: standardise

    pub fn values_mut(self) -> &'a mut [f64] {
        self.values
    }
}
