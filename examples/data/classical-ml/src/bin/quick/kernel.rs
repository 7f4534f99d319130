//! How alike each two rows are, computed a row at a time, and only when asked for.

use ndarray::Array2;
use pulp::Arch;

use crate::exp::exp;

// ANCHOR: kernel
pub struct Kernel {
    columns: Vec<f64>, // (columns, rows)
    gamma: f64,
    known: Vec<Vec<f64>>, // (rows, rows), or (rows, 0) where nobody asked
}

impl Kernel {
    /// Afterwards `row(i)` says how alike row `i` is to each other row.
    pub fn compute(&mut self, i: usize) {
        if self.known[i].is_empty() {
            let mut row = vec![0.0; self.known.len()];
            Arch::new().dispatch(|| self.fill(i, &mut row));
            self.known[i] = row;
        }
    }

    #[inline(always)] // compiled again for each kind of processor
    fn fill(&self, i: usize, row: &mut [f64]) {
        for column in self.columns.chunks_exact(row.len()) {
            for (sum, x) in row.iter_mut().zip(column) {
                *sum += (x - column[i]) * (x - column[i]);
            }
        }
        for cell in row {
            *cell = exp((-self.gamma * *cell).max(-700.0));
        }
    }
}
// ANCHOR_END: kernel

impl Kernel {
    pub fn new(x: &Array2<f64>, gamma: f64) -> Self {
        Self {
            columns: x.t().iter().copied().collect(),
            gamma,
            known: vec![Vec::new(); x.nrows()],
        }
    }

    pub fn row(&self, i: usize) -> &[f64] {
        &self.known[i]
    }
}
