//! Three clusters of penguins, step by step, against their species.

use std::sync::Arc;

use kmeans::penguins::{self, SPECIES};
use kmeans::random::Random;
use kmeans::seeding::plus_plus;
use kmeans::step4_pruned::Pruned;
use kmeans::trace::trace;

const SEED: u64 = 1;

fn main() -> anyhow::Result<()> {
    let (millimetres, species) = penguins::read();
    // ANCHOR: run
    let points = Arc::new(millimetres.standardised()); // (342, 2)
    let seeds = plus_plus(&points, 3, &mut Random::new(SEED)); // (3, 2)
    let steps = trace(&points, &mut Pruned::new(&points, &seeds));
    // ANCHOR_END: run
    println!("step  changed  inertia");
    for (step, state) in (1..).zip(&steps) {
        println!("{step:4}  {:7}  {:7.2}", state.changed, state.inertia);
    }
    println!("\nrows  {}", SPECIES.join("  "));
    let Some(last) = steps.last() else {
        return Ok(());
    };
    for cluster in 0..3 {
        let of = |name: usize| {
            let birds = last.labels.iter().zip(&species);
            birds.filter(|&pair| pair == (&cluster, &name)).count()
        };
        let size: usize = (0..3).map(of).sum();
        println!("{size:4}  {:6}  {:9}  {:6}", of(0), of(1), of(2));
    }
    Ok(())
}
