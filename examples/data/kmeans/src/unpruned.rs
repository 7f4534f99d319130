//! The fourth file without its bounds: every row is compared with all centres,
//! several at a time. It is there to be measured.

use std::sync::Arc;

use pulp::{Arch, Simd, WithSimd};

use crate::KMeans;
use crate::columns::Columns;
use crate::points::Points;
use crate::sums::Sums;

pub struct Unpruned {
    points: Arc<Points>, // (n, d)
    centres: Points,     // (k, d)
    labels: Vec<usize>,  // (n)
}

impl Unpruned {
    pub fn new(points: &Arc<Points>, centres: &Points) -> Self {
        let labels = vec![centres.len(); points.len()];
        Self {
            points: points.clone(),
            centres: centres.clone(),
            labels,
        }
    }
}

struct Pass<'a> {
    points: &'a Points,
    labels: &'a mut [usize],
    by_column: &'a Columns,
    sums: Sums,
}

impl WithSimd for Pass<'_> {
    type Output = (Sums, usize);

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) -> Self::Output {
        let mut changed = 0;
        for (row, label) in self.points.rows().zip(self.labels) {
            let new = self.by_column.nearest(simd, row).label;
            changed += usize::from(*label != new);
            *label = new;
            self.sums.add(new, row);
        }
        (self.sums, changed)
    }
}

impl KMeans for Unpruned {
    fn step(&mut self) -> usize {
        let pass = Pass {
            points: &self.points,
            labels: &mut self.labels,
            by_column: &Columns::new(&self.centres),
            sums: Sums::zero(self.centres.len(), self.centres.columns()),
        };
        let (sums, changed) = Arch::new().dispatch(pass);
        self.centres = sums.means(&self.centres);
        changed
    }

    fn centres(&self) -> Points {
        self.centres.clone()
    }

    fn labels(&self) -> &[usize] {
        &self.labels
    }
}
