//! Rows of finite numbers, in one piece of memory.

#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    values: Vec<f64>, // (n, d), row by row
    columns: usize,
}

impl Points {
    /// Panics if these are not whole rows of finite numbers.
    pub fn new(values: Vec<f64>, columns: usize) -> Self {
        assert!(columns > 0, "a row has at least one number");
        assert!(values.len().is_multiple_of(columns), "rows are whole");
        assert!(values.iter().all(|v| v.is_finite()), "numbers are finite");
        Self { values, columns }
    }

    // ANCHOR: rows
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.values.chunks_exact(self.columns)
    }
    // ANCHOR_END: rows

    pub fn len(&self) -> usize {
        self.values.len() / self.columns
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The chosen rows, in the order of `chosen`.
    pub fn select(&self, chosen: &[usize]) -> Self {
        let rows = chosen.iter().flat_map(|&row| self.row(row));
        Self::new(rows.copied().collect(), self.columns)
    }

    /// Each column moved to mean 0 and stretched to standard deviation 1.
    pub fn standardised(&self) -> Self {
        let scale = |column: usize| {
            let values = || self.rows().map(move |row| row[column]);
            let mean = values().sum::<f64>() / self.len() as f64;
            let squares = values().map(|v| (v - mean) * (v - mean));
            (mean, (squares.sum::<f64>() / self.len() as f64).sqrt())
        };
        let scales: Vec<_> = (0..self.columns).map(scale).collect();
        let value = |(at, v): (usize, &f64)| {
            let (mean, deviation) = scales[at % self.columns];
            (v - mean) / deviation
        };
        let values = self.values.iter().enumerate().map(value);
        Self::new(values.collect(), self.columns)
    }
}
