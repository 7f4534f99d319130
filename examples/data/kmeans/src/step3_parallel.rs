//! The same pass in pieces, which run on several threads.

use std::sync::Arc;

use rayon::prelude::*;

use crate::KMeans;
use crate::points::Points;
use crate::step2_contiguous::nearest;
use crate::sums::Sums;

/// Rows in a piece, however many threads there are.
pub const PIECE: usize = 2048;

pub struct Parallel {
    points: Arc<Points>, // (n, d)
    centres: Points,     // (k, d)
    labels: Vec<usize>,  // (n)
}

impl Parallel {
    pub fn new(points: &Arc<Points>, centres: &Points) -> Self {
        let labels = vec![centres.len(); points.len()];
        Self {
            points: points.clone(),
            centres: centres.clone(),
            labels,
        }
    }
}

/// One piece: writes its labels; returns its sums, and how many rows changed.
fn assign(
    rows: &[f64], // (rows, d)
    labels: &mut [usize],
    centres: &Points,
) -> (Sums, usize) {
    let columns = centres.columns();
    let mut sums = Sums::zero(centres.len(), columns);
    let mut changed = 0;
    for (row, label) in rows.chunks_exact(columns).zip(labels) {
        let new = nearest(row, centres);
        changed += usize::from(*label != new);
        *label = new;
        sums.add(new, row);
    }
    (sums, changed)
}

impl KMeans for Parallel {
    // ANCHOR: step
    fn step(&mut self) -> usize {
        let centres = &self.centres;
        let columns = centres.columns();
        let rows = self.points.values().par_chunks(PIECE * columns);
        let labels = self.labels.par_chunks_mut(PIECE);
        let pieces = rows.zip(labels);
        let parts: Vec<(Sums, usize)> = pieces
            .map(|(rows, labels)| assign(rows, labels, centres))
            .collect(); // in the order of the pieces
        let mut total = Sums::zero(centres.len(), columns);
        parts.iter().for_each(|(sums, _)| total.merge(sums));
        self.centres = total.means(centres);
        parts.iter().map(|(_, changed)| changed).sum()
    }
    // ANCHOR_END: step

    fn centres(&self) -> Points {
        self.centres.clone()
    }

    fn labels(&self) -> &[usize] {
        &self.labels
    }
}
