//! The penguins in 1 to 8 clusters: the best of twenty runs for each number.

use std::sync::Arc;

use kmeans::penguins;
use kmeans::random::Random;
use kmeans::seeding::plus_plus;
use kmeans::step4_pruned::Pruned;
use kmeans::{inertia, run};

fn main() -> anyhow::Result<()> {
    let points = Arc::new(penguins::read().0.standardised());
    println!("clusters  inertia");
    for k in 1..=8 {
        let ends = (0..20).map(|seed| {
            let seeds = plus_plus(&points, k, &mut Random::new(seed));
            let mut model = Pruned::new(&points, &seeds);
            run(&mut model, usize::MAX);
            inertia(&points, &model)
        });
        println!("{k:8}  {:7.2}", ends.fold(f64::INFINITY, f64::min));
    }
    Ok(())
}
