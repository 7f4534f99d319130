//! One piece of a step: which of its rows need a look at all centres?

use pulp::{Simd, WithSimd};

use crate::bounds::{Bounds, Moves};
use crate::columns::Columns;
use crate::points::Points;
use crate::squared;
use crate::sums::Sums;

/// Some rows, what is known of each, and what is the same for all of them.
pub struct Piece<'a> {
    pub rows: &'a [f64], // (rows, d)
    pub labels: &'a mut [usize],
    pub bounds: &'a mut [Bounds],
    pub moves: &'a Moves,
    pub centres: &'a Points,
    pub by_column: &'a Columns,
}

/// What a piece changes in the sums, and two counts.
pub struct Part {
    pub sums: Sums,
    pub changed: usize,
    pub compared: usize,
}

impl Part {
    fn new(k: usize, columns: usize) -> Self {
        let sums = Sums::zero(k, columns);
        Self {
            sums,
            changed: 0,
            compared: 0,
        }
    }
}

impl WithSimd for Piece<'_> {
    type Output = Part;

    // ANCHOR: piece
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Part {
        let (k, columns) = (self.centres.len(), self.centres.columns());
        let mut part = Part::new(k, columns);
        let rows = self.rows.chunks_exact(columns);
        for ((row, label), bounds) in rows.zip(self.labels).zip(self.bounds) {
            let enough = self.moves.apply(*label, bounds);
            if bounds.upper > enough && *label < k {
                bounds.upper = squared(row, self.centres.row(*label)).sqrt();
            }
            if bounds.upper > enough {
                let nearest = self.by_column.nearest(simd, row);
                *bounds = Bounds::of(&nearest);
                part.compared += 1;
                if nearest.label != *label {
                    part.sums.relabel(row, *label, nearest.label);
                    part.changed += 1;
                    *label = nearest.label;
                }
            }
        }
        part
    }
    // ANCHOR_END: piece
}
