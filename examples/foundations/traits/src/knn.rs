//! k-nearest neighbours: a row gets the label that most of its neighbours have.

use std::cmp::Reverse;

use crate::error::ModelError;
use crate::estimator::{Fit, Predict, Unfitted};
use crate::matrix::{Label, Matrix};

// ANCHOR: knn
#[derive(Debug, Clone)]
pub struct Knn<S = Unfitted> {
    k: usize,
    state: S,
}

/// The state of a model that has seen data: all of it.
#[derive(Debug, Clone)]
pub struct Known {
    x: Matrix,
    y: Vec<Label>,
}

impl Knn {
    pub fn new(k: usize) -> Self {
        Self { k, state: Unfitted }
    }
}
// ANCHOR_END: knn

// ANCHOR: fit
impl Fit for Knn {
    type Fitted = Knn<Known>;

    fn fit(self, x: &Matrix, y: &[Label]) -> Result<Self::Fitted, ModelError> {
        x.check_labels(y)?;
        let (k, rows) = (self.k, x.rows().len());
        if k == 0 || k > rows {
            return Err(ModelError::Neighbours { k, rows });
        }
        let (x, y) = (x.clone(), y.to_vec());
        let state = Known { x, y };
        Ok(Knn { k, state })
    }
}

impl Predict for Knn<Known> {
    fn predict(&self, x: &Matrix) -> Result<Vec<Label>, ModelError> {
        x.check_columns(self.state.x.columns())?;
        Ok(x.rows().map(|row| vote(&self.nearest(row))).collect())
    }
}
// ANCHOR_END: fit

// ANCHOR: nearest
impl Knn<Known> {
    /// Distance and label of the k nearest rows, nearest first.
    fn nearest(&self, query: &[f64]) -> Vec<(f64, Label)> {
        let mut best = Vec::with_capacity(self.k + 1);
        let mut limit = f64::INFINITY;
        for (row, &label) in self.state.x.rows().zip(&self.state.y) {
            let distance = squared_distance(row, query);
            if distance < limit || best.len() < self.k {
                let at = best.partition_point(|&(d, _)| d <= distance);
                best.insert(at, (distance, label));
                best.truncate(self.k);
                if best.len() == self.k {
                    limit = best[self.k - 1].0;
                }
            }
        }
        best
    }
}
// ANCHOR_END: nearest

fn squared_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// The label with the most votes, the smallest of those that tie.
fn vote(neighbours: &[(f64, Label)]) -> Label {
    let votes = |label| neighbours.iter().filter(|n| n.1 == label).count();
    let labels = neighbours.iter().map(|&(_, label)| label);
    let best = labels.max_by_key(|&label| (votes(label), Reverse(label)));
    best.unwrap_or(0) // `fit` has made sure that there is a neighbour
}
