//! k-means, four times over: a [`KMeans`] takes one step after the other, and
//! each of the files `step1_…` to `step4_…` takes the same steps in less time.

use std::sync::Arc;

pub mod bounds;
pub mod columns;
pub mod demo;
pub mod penguins;
pub mod picture;
pub mod piece;
pub mod points;
pub mod random;
pub mod seeding;
pub mod step1_naive;
pub mod step2_contiguous;
pub mod step3_parallel;
pub mod step4_pruned;
pub mod sums;
pub mod synthetic;
pub mod trace;
pub mod unpruned;
pub mod work;

use points::Points;

// ANCHOR: kmeans
pub trait KMeans {
    /// Gives each row to its nearest centre, then moves each centre to the
    /// mean of its rows. Returns how many rows have changed cluster.
    fn step(&mut self) -> usize;
    fn centres(&self) -> Points; // (k, d)
    fn labels(&self) -> &[usize]; // (n)
}

/// Steps until no row changes cluster, at most `limit`; how many that were.
pub fn run(model: &mut dyn KMeans, limit: usize) -> usize {
    (1..=limit).find(|_| model.step() == 0).unwrap_or(limit)
}
// ANCHOR_END: kmeans

/// The squared distances of all rows to the centres of their clusters, summed.
pub fn inertia(points: &Points, model: &dyn KMeans) -> f64 {
    let centres = model.centres();
    let rows = points.rows().zip(model.labels());
    rows.map(|(row, &label)| squared(row, centres.row(label)))
        .sum()
}

/// The squared distance of two rows.
pub fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// One of the four: its name, and how it begins.
pub type Start = fn(&Arc<Points>, &Points) -> Box<dyn KMeans>;

pub const STEPS: [(&str, Start); 4] = [
    ("naive", |x, c| Box::new(step1_naive::Naive::new(x, c))),
    ("contiguous", |x, c| {
        Box::new(step2_contiguous::Contiguous::new(x, c))
    }),
    ("parallel", |x, c| {
        Box::new(step3_parallel::Parallel::new(x, c))
    }),
    ("pruned", |x, c| Box::new(step4_pruned::Pruned::new(x, c))),
];

/// The last of the four without its bounds.
pub const UNPRUNED: (&str, Start) =
    ("unpruned", |x, c| Box::new(unpruned::Unpruned::new(x, c)));
