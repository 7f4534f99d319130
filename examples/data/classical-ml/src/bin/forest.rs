//! Five forests of linfa's, and what they get right.

use classical_ml::data::{self, Tumours};
use classical_ml::score::Counts;
use linfa::prelude::*;
use linfa_ensemble::EnsembleLearnerParams;
use linfa_trees::DecisionTree;
use rand_xoshiro::Xoshiro256Plus;
use rand_xoshiro::rand_core::SeedableRng;

fn main() -> anyhow::Result<()> {
    let (train, test) = data::split(&data::read()?);
    let scores = (0..5).map(|seed| accuracy(&train, &test, seed));
    let mut scores = scores.collect::<anyhow::Result<Vec<f64>>>()?;
    scores.sort_by(f64::total_cmp);
    let scores = scores.iter().map(|score| format!("{score:.3}"));
    println!("accuracy of five forests, sorted");
    let cells = scores.collect::<Vec<_>>().join("  ");
    println!("columns for each tree   {cells}");
    Ok(())
}

// ANCHOR: forest
fn accuracy(train: &Tumours, test: &Tumours, seed: u64) -> anyhow::Result<f64> {
    let rng = Xoshiro256Plus::seed_from_u64(seed);
    let tree = DecisionTree::params();
    let forest = EnsembleLearnerParams::new_fixed_rng(tree, rng)
        .ensemble_size(51) // odd, so that the votes of two classes never tie
        .feature_proportion(5.0 / 30.0) // five columns for each tree
        .fit(train)?;
    let guesses = forest.predict(&test.records); // (190,)
    Ok(Counts::new(&guesses, &test.targets).accuracy())
}
// ANCHOR_END: forest
