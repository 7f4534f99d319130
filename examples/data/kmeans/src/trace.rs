//! Every step of a run, for a table, a picture or a page that replays it.

use crate::points::Points;
use crate::{KMeans, inertia};

// ANCHOR: trace
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub changed: usize,
    pub inertia: f64,
    pub labels: Vec<usize>, // (n)
    pub centres: Points,    // (k, d)
}

/// The state after each step, up to the first step that changes nothing.
pub fn trace(points: &Points, model: &mut dyn KMeans) -> Vec<Snapshot> {
    let mut steps = Vec::new();
    loop {
        let changed = model.step();
        steps.push(Snapshot {
            changed,
            inertia: inertia(points, model),
            labels: model.labels().to_vec(),
            centres: model.centres(),
        });
        if changed == 0 {
            return steps;
        }
    }
}
// ANCHOR_END: trace
