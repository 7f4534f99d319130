//! Draws the penguins at four moments: `picture > web/poster.svg`.

use std::sync::Arc;

use kmeans::penguins;
use kmeans::picture::draw;
use kmeans::random::Random;
use kmeans::seeding::plus_plus;
use kmeans::step4_pruned::Pruned;
use kmeans::trace::trace;

fn main() -> anyhow::Result<()> {
    let points = Arc::new(penguins::read().0.standardised());
    let seeds = plus_plus(&points, 3, &mut Random::new(1));
    let steps = trace(&points, &mut Pruned::new(&points, &seeds));
    print!("{}", draw(&points, &seeds, &steps));
    Ok(())
}
