//! Where the centres begin: on rows drawn at random.

use crate::points::Points;
use crate::random::Random;
use crate::squared;

/// `k` different rows, each as likely as any other; there must be so many.
pub fn uniform(points: &Points, k: usize, random: &mut Random) -> Points {
    assert!(k <= points.len(), "{k} seeds of {} rows", points.len());
    let mut chosen = Vec::new();
    while chosen.len() < k {
        let row = random.below(points.len());
        if !chosen.contains(&row) {
            chosen.push(row);
        }
    }
    points.select(&chosen)
}

// ANCHOR: plus_plus
/// `k` rows, each drawn in proportion to its squared distance from the nearest
/// of those before it (k-means++).
pub fn plus_plus(points: &Points, k: usize, random: &mut Random) -> Points {
    let mut chosen = vec![random.below(points.len())];
    let mut nearest = vec![f64::INFINITY; points.len()];
    while chosen.len() < k {
        let newest = points.row(chosen[chosen.len() - 1]);
        for (row, distance) in points.rows().zip(&mut nearest) {
            *distance = distance.min(squared(row, newest));
        }
        chosen.push(draw(&nearest, random));
    }
    points.select(&chosen)
}
// ANCHOR_END: plus_plus

// ANCHOR: draw
/// A position, drawn in proportion to its weight.
fn draw(weights: &[f64], random: &mut Random) -> usize {
    let mut sum = 0.0;
    let sums: Vec<f64> = weights
        .iter()
        .map(|weight| {
            sum += weight;
            sum
        })
        .collect();
    let target = sum * random.uniform();
    sums.partition_point(|&sum| sum <= target)
        .min(sums.len() - 1)
}
// ANCHOR_END: draw
