//! k-nearest neighbours on more rows than the wines have; `--time` times `predict`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use traits::estimator::{Fit, Predict};
use traits::knn::Knn;
use traits::synthetic;

const KNOWN: usize = 8000;
const UNKNOWN: usize = 1000;
const K: usize = 5;
const REPEATS: u32 = 5;

fn main() -> anyhow::Result<()> {
    let (x, y) = synthetic::rows(0, KNOWN)?;
    let (unknown, labels) = synthetic::rows(KNOWN, UNKNOWN)?;
    let model = Knn::new(K).fit(&x, &y)?;
    let guesses = model.predict(&unknown)?;
    let right = guesses.iter().zip(&labels).filter(|(g, l)| g == l).count();
    let sum: usize = guesses.iter().enumerate().map(|(row, g)| row * g).sum();
    println!("known     {KNOWN}");
    println!("right     {right} of {UNKNOWN}");
    println!("checksum  {sum}");
    if env::args().any(|argument| argument == "--time") {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(black_box(&model).predict(black_box(&unknown))?);
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.6}");
    }
    Ok(())
}
