//! How many rows each step compares with all centres: with clusters in the
//! data, and without.

use std::sync::Arc;

use kmeans::random::Random;
use kmeans::step4_pruned::Pruned;
use kmeans::synthetic::{NOISE, SMALL, Set};
use kmeans::{KMeans, seeding};

/// Rows compared in each step, in hundredths of all rows.
fn shares(set: Set) -> Vec<f64> {
    let points = Arc::new(set.points());
    let seeds = seeding::plus_plus(&points, set.k, &mut Random::new(2));
    let mut model = Pruned::new(&points, &seeds);
    let mut shares = Vec::new();
    loop {
        let changed = model.step();
        shares.push(100.0 * model.compared() as f64 / points.len() as f64);
        if changed == 0 {
            return shares;
        }
    }
}

fn main() -> anyhow::Result<()> {
    let clustered = shares(SMALL);
    let noise = shares(Set {
        rows: SMALL.rows,
        ..NOISE
    });
    println!("step  clustered  noise");
    for step in [1, 2, 4, 8, 16, 32] {
        let percent = |shares: &[f64]| match shares.get(step - 1) {
            Some(share) => format!("{share:.1} %"),
            None => "ended".to_owned(),
        };
        println!(
            "{step:4}  {:>9}  {:>7}",
            percent(&clustered),
            percent(&noise)
        );
    }
    for (name, shares) in [("clustered", clustered), ("noise", noise)] {
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        println!("{name}: {mean:.1} % in {} steps", shares.len());
    }
    Ok(())
}
