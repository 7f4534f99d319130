//! The model to beat: it guesses the most frequent label, whatever the row.

use std::collections::BTreeMap;

use crate::error::ModelError;
use crate::estimator::{Fit, Predict};
use crate::matrix::{Label, Matrix};

// ANCHOR: majority
#[derive(Debug, Clone, Copy)]
pub struct Majority;

pub struct FittedMajority {
    label: Label,
    columns: usize,
}

impl Fit for Majority {
    type Fitted = FittedMajority;

    fn fit(self, x: &Matrix, y: &[Label]) -> Result<Self::Fitted, ModelError> {
        x.check_labels(y)?;
        let (label, columns) = (most_frequent(y), x.columns());
        Ok(FittedMajority { label, columns })
    }
}

impl Predict for FittedMajority {
    fn predict(&self, x: &Matrix) -> Result<Vec<Label>, ModelError> {
        x.check_columns(self.columns)?;
        Ok(vec![self.label; x.rows().len()])
    }
}
// ANCHOR_END: majority

/// The smallest of those that tie, 0 if there are none.
pub fn most_frequent(labels: &[Label]) -> Label {
    let mut counts = BTreeMap::new();
    for &label in labels {
        *counts.entry(label).or_insert(0_usize) += 1;
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| **count);
    best.map_or(0, |(&label, _)| label)
}
