//! Counts right answers among a million, by a chain or by a loop; `--time chain|loop` times it.

use std::hint::black_box;
use std::time::{Duration, Instant};

const ROWS: usize = 1_000_000;

// ANCHOR: count
/// How many predictions are right.
fn count_by_chain(predicted: &[i64], labels: &[i64]) -> usize {
    let pairs = predicted.iter().zip(labels);
    pairs.filter(|(guess, label)| guess == label).count()
}

/// How many predictions are right.
fn count_by_loop(predicted: &[i64], labels: &[i64]) -> usize {
    let mut right = 0;
    for row in 0..predicted.len() {
        if predicted[row] == labels[row] {
            right += 1;
        }
    }
    right
}
// ANCHOR_END: count

fn main() {
    let labels: Vec<i64> = (0..ROWS).map(|row| (row % 10) as i64).collect();
    let predicted: Vec<i64> = (0..ROWS)
        .map(|row| (row * 7919 % 10007 % 10) as i64)
        .collect();
    println!("{} right of {ROWS}", count_by_chain(&predicted, &labels));

    let mut arguments = std::env::args().skip_while(|a| a != "--time");
    if arguments.next().is_some() {
        let count = match arguments.next().as_deref() {
            Some("loop") => count_by_loop,
            _ => count_by_chain,
        };
        println!("seconds {:.9}", seconds(|| count(&predicted, &labels)));
    }
}

/// Mean seconds of one call, from enough of them to fill a quarter of a second.
fn seconds(count: impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(250) {
        black_box(black_box(&count)());
        calls += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}
