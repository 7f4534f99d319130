//! A hundred seeds, drawn in two ways, and where k-means ends from each.

use std::sync::Arc;

use kmeans::points::Points;
use kmeans::random::Random;
use kmeans::step4_pruned::Pruned;
use kmeans::synthetic::CLOUDS as SET;
use kmeans::{inertia, run, seeding};

const RUNS: u64 = 100;

type Seeding = fn(&Points, usize, &mut Random) -> Points;

fn main() -> anyhow::Result<()> {
    let points = Arc::new(SET.points());
    println!("seeds     best  median   worst  steps");
    // ANCHOR: runs
    let ways: [(&str, Seeding); 2] =
        [("uniform", seeding::uniform), ("++", seeding::plus_plus)];
    for (name, draw) in ways {
        let mut ends = Vec::new();
        let mut steps = 0;
        for number in 0..RUNS {
            let seeds = draw(&points, SET.k, &mut Random::new(number));
            let mut model = Pruned::new(&points, &seeds);
            steps += run(&mut model, usize::MAX);
            ends.push(inertia(&points, &model));
        }
        ends.sort_by(f64::total_cmp);
        let [best, median, worst] = [0, 50, 99].map(|at| ends[at]);
        println!("{name:7}  {best:5.2}  {median:6.2}  {worst:6.2}  {steps:5}");
    }
    // ANCHOR_END: runs
    Ok(())
}
