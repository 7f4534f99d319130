//! Guesses the digits by tiles, or with `--pairs` pair by pair; `--time` times that.

mod tiles;

use std::{env, hint::black_box, time::Instant};

use python_and_rust::digits;
use python_and_rust::knn::{self, narrow};

const TRAIN: usize = 1000;
const K: usize = 3;
const REPEATS: u32 = 200;

fn main() -> anyhow::Result<()> {
    let option = |name: &str| env::args().any(|argument| argument == name);
    let digits = digits::read(digits::path())?;
    let (train, test) = digits.split_at(TRAIN);
    let run = || match option("--pairs") {
        true => knn::classify(train, test, K, narrow),
        false => tiles::classify(train, test, K),
    };
    let guesses = run();
    let pairs = test.iter().zip(&guesses);
    let right = pairs
        .filter(|(digit, guess)| digit.label == **guess)
        .count();
    let sum: u32 = guesses.iter().map(|guess| u32::from(*guess)).sum();
    println!("{right} of {} right, sum of all guesses {sum}", test.len());
    if option("--time") {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(run());
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.6}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use python_and_rust::knn::wide;

    #[test]
    fn tiles_guess_the_same() -> anyhow::Result<()> {
        let digits = digits::read(digits::path())?;
        let (train, test) = digits.split_at(TRAIN);
        let sizes = [(0, 3, 3), (5, 3, 1), (20, 4, 5), (1000, 9, 3)];
        for (known, unknown, k) in sizes {
            let (train, test) = (&train[..known], &test[..unknown]);
            let expected = knn::classify(train, test, k, wide);
            assert_eq!(tiles::classify(train, test, k), expected);
        }
        Ok(())
    }
}
