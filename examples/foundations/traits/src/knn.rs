//! k-nearest neighbours: a row gets the label that most of its neighbours have.

mod blocks;
mod distance;

use std::cmp::Reverse;

use crate::error::ModelError;
use crate::estimator::{Fit, Predict, Unfitted};
use crate::matrix::{Label, Matrix};
use distance::squared_distance;

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
        Ok(x.rows().map(|row| vote(&self.nearest(row).found)).collect())
    }
}
// ANCHOR_END: fit

// ANCHOR: nearest
/// Distance and label of the `k` nearest rows so far, nearest first.
struct Nearest {
    k: usize,
    found: Vec<(f64, Label)>,
    limit: f64, // the distance that the next one has to beat
}

impl Nearest {
    fn offer(&mut self, distance: f64, label: Label) {
        if distance >= self.limit {
            return;
        }
        let at = self.found.partition_point(|&(d, _)| d <= distance);
        self.found.insert(at, (distance, label));
        self.found.truncate(self.k);
        if self.found.len() == self.k {
            self.limit = self.found[self.k - 1].0;
        }
    }
}

impl Knn<Known> {
    fn nearest(&self, query: &[f64]) -> Nearest {
        let mut nearest = Nearest::new(self.k);
        for (row, &label) in self.state.x.rows().zip(&self.state.y) {
            nearest.offer(squared_distance(row, query), label);
        }
        nearest
    }
}
// ANCHOR_END: nearest

impl Nearest {
    fn new(k: usize) -> Self {
        let (found, limit) = (Vec::with_capacity(k + 1), f64::INFINITY);
        Self { k, found, limit }
    }
}

/// The label with the most votes, the smallest of those that tie.
fn vote(neighbours: &[(f64, Label)]) -> Label {
    let votes = |label| neighbours.iter().filter(|n| n.1 == label).count();
    let labels = neighbours.iter().map(|&(_, label)| label);
    let best = labels.max_by_key(|&label| (votes(label), Reverse(label)));
    best.unwrap_or(0) // `fit` has made sure that there is a neighbour
}
