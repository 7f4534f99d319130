//! What is timed in the page and on this machine: one run over many rows.

use std::sync::Arc;

use crate::random::Random;
use crate::step4_pruned::Pruned;
use crate::synthetic::{LARGE, Set};
use crate::{inertia, run, seeding};

const SET: Set = Set {
    rows: 100_000,
    ..LARGE
};

/// Makes the rows, divides them, and says how that ended.
pub fn work() -> String {
    let points = Arc::new(SET.points());
    let seeds = seeding::plus_plus(&points, SET.k, &mut Random::new(2));
    let mut model = Pruned::new(&points, &seeds);
    let steps = run(&mut model, usize::MAX);
    let inertia = inertia(&points, &model);
    format!("{} rows, {steps} steps, inertia {inertia:.2}", SET.rows)
}
