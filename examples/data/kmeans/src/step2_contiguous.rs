//! All rows in one piece of memory, and one pass over them for each step.

use std::sync::Arc;

use crate::points::Points;
use crate::sums::Sums;
use crate::{KMeans, squared};

pub struct Contiguous {
    points: Arc<Points>, // (n, d)
    centres: Points,     // (k, d)
    labels: Vec<usize>,  // (n)
}

impl Contiguous {
    pub fn new(points: &Arc<Points>, centres: &Points) -> Self {
        let labels = vec![centres.len(); points.len()];
        Self {
            points: points.clone(),
            centres: centres.clone(),
            labels,
        }
    }
}

// ANCHOR: nearest
/// The nearest centre, and the first of several that are equally near.
pub fn nearest(row: &[f64], centres: &Points) -> usize {
    let mut best = (0, f64::INFINITY);
    for (label, centre) in centres.rows().enumerate() {
        let distance = squared(row, centre);
        if distance < best.1 {
            best = (label, distance);
        }
    }
    best.0
}
// ANCHOR_END: nearest

impl KMeans for Contiguous {
    // ANCHOR: step
    fn step(&mut self) -> usize {
        let mut sums = Sums::zero(self.centres.len(), self.centres.columns());
        let mut changed = 0;
        for (row, label) in self.points.rows().zip(&mut self.labels) {
            let new = nearest(row, &self.centres);
            changed += usize::from(*label != new);
            *label = new;
            sums.add(new, row);
        }
        self.centres = sums.means(&self.centres);
        changed
    }
    // ANCHOR_END: step

    fn centres(&self) -> Points {
        self.centres.clone()
    }

    fn labels(&self) -> &[usize] {
        &self.labels
    }
}
