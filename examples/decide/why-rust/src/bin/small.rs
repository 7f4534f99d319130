//! Prints the mean and the deviation of the numbers that it is given; `--time` times that.

use std::num::ParseFloatError;
use std::time::{Duration, Instant};

// ANCHOR: program
const NUMBERS: &str = "2 4 4 4 5 5 7 9"; // if none are given

/// Mean and deviation of all numbers, which are taken for the population.
fn summary(words: &[String]) -> Result<(f64, f64), ParseFloatError> {
    let numbers: Result<Vec<f64>, _> =
        words.iter().map(|w| w.parse()).collect();
    let numbers = numbers?;
    let count = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / count;
    let squares: f64 = numbers.iter().map(|x| (x - mean).powi(2)).sum();
    Ok((mean, (squares / count).sqrt()))
}

fn main() -> Result<(), ParseFloatError> {
    let words = std::env::args().skip(1).filter(|word| word != "--time");
    let mut words: Vec<String> = words.collect();
    if words.is_empty() {
        words = NUMBERS.split(' ').map(String::from).collect();
    }
    let (mean, deviation) = summary(&words)?;
    println!("mean {mean:.3}, deviation {deviation:.3}");
    if std::env::args().any(|word| word == "--time") {
        println!("seconds {:.9}", seconds(&words)?);
    }
    Ok(())
}
// ANCHOR_END: program

/// Mean seconds of one summary, from enough of them to fill a quarter of a second.
fn seconds(words: &[String]) -> Result<f64, ParseFloatError> {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(250) {
        for _ in 0..100 {
            std::hint::black_box(summary(std::hint::black_box(words))?);
        }
        calls += 100;
    }
    Ok(start.elapsed().as_secs_f64() / f64::from(calls))
}
