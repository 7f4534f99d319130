//! The rows of each cluster, summed and counted.

use crate::points::Points;

#[derive(Debug, Clone, PartialEq)]
pub struct Sums {
    sums: Vec<f64>,   // (k, d)
    counts: Vec<f64>, // (k)
}

impl Sums {
    pub fn zero(k: usize, columns: usize) -> Self {
        Self {
            sums: vec![0.0; k * columns],
            counts: vec![0.0; k],
        }
    }

    // ANCHOR: add
    pub fn add(&mut self, label: usize, row: &[f64]) {
        self.counts[label] += 1.0;
        let sum = &mut self.sums[label * row.len()..(label + 1) * row.len()];
        sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
    }

    /// The means; an empty cluster keeps its centre.
    pub fn means(&self, centres: &Points) -> Points {
        let columns = centres.columns();
        let mean = |at: usize| match self.counts[at / columns] {
            0.0 => centres.values()[at],
            count => self.sums[at] / count,
        };
        Points::new((0..self.sums.len()).map(mean).collect(), columns)
    }
    // ANCHOR_END: add

    /// Adds the sums of other rows.
    pub fn merge(&mut self, other: &Self) {
        let sums = self.sums.iter_mut().zip(&other.sums);
        sums.for_each(|(sum, other)| *sum += other);
        let counts = self.counts.iter_mut().zip(&other.counts);
        counts.for_each(|(count, other)| *count += other);
    }

    // ANCHOR: relabel
    /// Moves a row to another cluster; out of none, if `old` is k.
    pub fn relabel(&mut self, row: &[f64], old: usize, new: usize) {
        self.add(new, row);
        if let Some(count) = self.counts.get_mut(old) {
            *count -= 1.0;
            let sum = &mut self.sums[old * row.len()..(old + 1) * row.len()];
            sum.iter_mut().zip(row).for_each(|(sum, x)| *sum -= x);
        }
    }
    // ANCHOR_END: relabel
}
