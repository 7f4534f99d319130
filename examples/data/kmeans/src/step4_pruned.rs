//! A row that provably keeps its centre is compared with no other.

use std::sync::Arc;

use pulp::Arch;
use rayon::prelude::*;

use crate::KMeans;
use crate::bounds::{Bounds, Moves};
use crate::columns::Columns;
use crate::piece::{Part, Piece};
use crate::points::Points;
use crate::step3_parallel::PIECE;
use crate::sums::Sums;

pub struct Pruned {
    points: Arc<Points>, // (n, d)
    centres: Points,     // (k, d)
    labels: Vec<usize>,  // (n)
    bounds: Vec<Bounds>, // (n)
    moves: Moves,        // of the centres, in the step before
    sums: Sums,          // kept, and corrected for rows that change cluster
    compared: usize,
}

impl Pruned {
    pub fn new(points: &Arc<Points>, centres: &Points) -> Self {
        let (n, k) = (points.len(), centres.len());
        Self {
            points: points.clone(),
            centres: centres.clone(),
            labels: vec![k; n],
            bounds: vec![Bounds::UNKNOWN; n],
            moves: Moves::new(centres, centres),
            sums: Sums::zero(k, points.columns()),
            compared: 0,
        }
    }

    /// How many rows the last step compared with all centres.
    pub fn compared(&self) -> usize {
        self.compared
    }
}

impl Pruned {
    // ANCHOR: look
    fn look(&mut self) -> Vec<Part> {
        let (centres, moves) = (&self.centres, &self.moves);
        let by_column = &Columns::new(centres);
        let arch = Arch::new(); // asks the processor what it can do
        let rows = self.points.values().par_chunks(PIECE * centres.columns());
        let labels = self.labels.par_chunks_mut(PIECE);
        let bounds = self.bounds.par_chunks_mut(PIECE);
        let pieces = rows.zip(labels).zip(bounds).map(|(piece, bounds)| {
            let (rows, labels) = piece;
            Piece {
                rows,
                labels,
                bounds,
                moves,
                centres,
                by_column,
            }
        });
        pieces.map(|piece| arch.dispatch(piece)).collect()
    }
    // ANCHOR_END: look
}

impl KMeans for Pruned {
    // ANCHOR: step
    fn step(&mut self) -> usize {
        let parts = self.look();
        parts.iter().for_each(|part| self.sums.merge(&part.sums));
        let centres = self.sums.means(&self.centres);
        self.moves = Moves::new(&centres, &self.centres);
        self.centres = centres;
        self.compared = parts.iter().map(|part| part.compared).sum();
        parts.iter().map(|part| part.changed).sum()
    }
    // ANCHOR_END: step

    fn centres(&self) -> Points {
        self.centres.clone()
    }

    fn labels(&self) -> &[usize] {
        &self.labels
    }
}
