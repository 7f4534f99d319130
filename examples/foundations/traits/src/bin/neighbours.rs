//! k-nearest neighbours on more rows than the wines have; `--time pairs|blocks` times one way.

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
    let same = guesses == model.predict_in_blocks(&unknown)?;
    let right = guesses.iter().zip(&labels).filter(|(g, l)| g == l).count();
    let sum: usize = guesses.iter().enumerate().map(|(row, g)| row * g).sum();
    assert!(same, "the two ways disagree");
    println!("known     {KNOWN}");
    println!("right     {right} of {UNKNOWN}");
    println!("checksum  {sum}");

    let mut arguments = env::args().skip_while(|a| a != "--time");
    if arguments.next().is_some() {
        let predict = match arguments.next().as_deref() {
            Some("pairs") => Knn::predict,
            _ => Knn::predict_in_blocks,
        };
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(predict(black_box(&model), black_box(&unknown))?);
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.6}");
    }
    Ok(())
}
