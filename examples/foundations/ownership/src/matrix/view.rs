//! What can be done with rows that somebody else owns.

use super::{Matrix, View, ViewMut};

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

    /// `.copy()` in NumPy: a matrix of its own.
    pub fn to_matrix(self) -> Matrix {
        Matrix::new(self.values.to_vec(), self.columns)
    }

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

    /// All values times `factor`, in place: `batch *= factor` in NumPy.
    pub fn scale(&mut self, factor: f64) {
        for value in self.values.iter_mut() {
            *value *= factor;
        }
    }

    // ANCHOR: standardise
    /// In place, in standard deviations from the mean; what is missing is 0.
    pub fn standardise(&mut self, means: &[f64], deviations: &[f64]) {
        for row in self.values.chunks_exact_mut(self.columns) {
            for (column, value) in row.iter_mut().enumerate() {
                *value = (*value - means[column]) / deviations[column];
                if value.is_nan() {
                    *value = 0.0;
                }
            }
        }
    }
    // ANCHOR_END: standardise

    pub fn values_mut(self) -> &'a mut [f64] {
        self.values
    }
}
