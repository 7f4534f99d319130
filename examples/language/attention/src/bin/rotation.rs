//! The rotations of SmolLM2: heads of 64 numbers, theta 100,000.

use std::f64::consts::TAU;

use attention::rotate;
use ndarray::Array1;

const THETA: f64 = 100_000.0;

fn main() {
    println!("pair   words in a full turn");
    for pair in [0, 1, 8, 16, 24, 31] {
        let words = TAU * THETA.powf(f64::from(pair) / 32.0);
        println!("{pair:>4}   {words:>10.1}");
    }
    let wave =
        |step: f64| Array1::from_shape_fn(64, |i| (i as f64 * step).sin());
    let (query, key) = (wave(0.37), wave(0.41)); // (64,) each
    for (at, other) in
        [(3.0, 1.0), (103.0, 101.0), (8003.0, 8001.0), (3.0, 2.0)]
    {
        let query = rotate(&query, at, THETA);
        let key = rotate(&key, other, THETA);
        let score = query.dot(&key) / 8.0; // the root of 64
        println!("query at {at:>4}, key at {other:>4}: score {score:.4}");
    }
}
