//! The sum of squares on several threads, each with a sum of its own.

use crate::by_chain;
use std::thread;

// ANCHOR: partial_sums
/// The sum of each part, in the order of the parts.
pub fn partial_sums(samples: &[u32], parts: usize) -> Vec<u32> {
    let length = samples.len().div_ceil(parts).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = samples
            .chunks(length)
            .map(|part| scope.spawn(move || by_chain::squares(part)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("a sum does not panic"))
            .collect()
    })
}
// ANCHOR_END: partial_sums
