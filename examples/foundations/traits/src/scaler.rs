//! Columns to mean 0 and standard deviation 1.

use crate::error::ModelError;
use crate::estimator::{Fit, Transform, Unfitted};
use crate::matrix::{Label, Matrix};

#[derive(Debug, Clone)]
pub struct Scaler<S = Unfitted> {
    state: S,
}

/// The state of a scaler that has seen data, a value for each column.
#[derive(Debug, Clone)]
pub struct Moments {
    means: Vec<f64>,
    deviations: Vec<f64>,
}

impl Scaler {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { state: Unfitted }
    }
}

// ANCHOR: fit
impl Fit for Scaler {
    type Fitted = Scaler<Moments>;

    fn fit(self, x: &Matrix, _: &[Label]) -> Result<Self::Fitted, ModelError> {
        let columns = (0..x.columns()).map(|c| x.column(c));
        let (means, deviations) = columns.map(|c| moments(&c)).unzip();
        let state = Moments { means, deviations };
        Ok(Scaler { state })
    }
}

impl Transform for Scaler<Moments> {
    fn transform(&self, x: &Matrix) -> Result<Matrix, ModelError> {
        let Moments { means, deviations } = &self.state;
        x.check_columns(means.len())?;
        let scaled = x.rows().flat_map(|row| {
            let parts = row.iter().zip(means).zip(deviations);
            parts.map(|((value, mean), deviation)| (value - mean) / deviation)
        });
        Matrix::new(scaled.collect(), x.columns())
    }
}
// ANCHOR_END: fit

impl Scaler<Moments> {
    pub fn means(&self) -> &[f64] {
        &self.state.means
    }

    pub fn deviations(&self) -> &[f64] {
        &self.state.deviations
    }
}

/// Mean and standard deviation; 1 for a column that does not vary.
fn moments(column: &[f64]) -> (f64, f64) {
    let n = column.len() as f64;
    let mean = column.iter().sum::<f64>() / n;
    if column.iter().all(|&value| value == column[0]) {
        return (mean, 1.0);
    }
    let squares = column.iter().map(|value| (value - mean).powi(2));
    (mean, (squares.sum::<f64>() / n).sqrt())
}
