//! What estimators can do, and the state of one that has not seen data.

use crate::error::ModelError;
use crate::matrix::{Label, Matrix};

// ANCHOR: traits
pub trait Fit {
    /// What fitting turns the estimator into.
    type Fitted;

    fn fit(self, x: &Matrix, y: &[Label]) -> Result<Self::Fitted, ModelError>;
}

pub trait Transform {
    fn transform(&self, x: &Matrix) -> Result<Matrix, ModelError>;
}

pub trait Predict {
    fn predict(&self, x: &Matrix) -> Result<Vec<Label>, ModelError>;

    /// The share of right guesses.
    fn score(&self, x: &Matrix, y: &[Label]) -> Result<f64, ModelError> {
        x.check_labels(y)?;
        let guesses = self.predict(x)?;
        let right = guesses.iter().zip(y).filter(|(g, y)| g == y).count();
        Ok(right as f64 / y.len() as f64)
    }
}
// ANCHOR_END: traits

// ANCHOR: unfitted
/// The state of an estimator that has not seen data.
#[derive(Debug, Clone, Copy)]
pub struct Unfitted;
// ANCHOR_END: unfitted
