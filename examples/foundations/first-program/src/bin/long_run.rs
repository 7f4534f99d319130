//! `waiting` on a million losses; `--time` times it.

use std::hint::black_box;
use std::time::{Duration, Instant};

const STEPS: usize = 1_000_000;

/// How many epochs have passed since the best one.
fn waiting(losses: &[f64]) -> usize {
    let mut best = f64::INFINITY;
    let mut epochs = 0;
    for loss in losses {
        if *loss < best {
            best = *loss;
            epochs = 0;
        } else {
            epochs += 1;
        }
    }
    epochs
}

/// Falls with the step, and scatters.
fn loss_after(step: usize) -> f64 {
    let scatter = step * 7919 % 10007;
    1e6 / (step + 1000) as f64 + scatter as f64
}

fn main() {
    let mut losses = Vec::new();
    for step in 0..STEPS {
        losses.push(loss_after(step));
    }
    println!("{STEPS} losses, {} since the best", waiting(&losses));
    if std::env::args().any(|argument| argument == "--time") {
        println!("seconds {:.9}", seconds(&losses));
    }
}

/// Mean seconds of one call, from enough of them to fill a quarter of a second.
fn seconds(losses: &[f64]) -> f64 {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(250) {
        black_box(waiting(black_box(losses)));
        calls += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}
