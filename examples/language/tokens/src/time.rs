//! How long one call of something takes.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Mean seconds of one call, from enough of them to fill a quarter of a second.
pub fn seconds<T>(call: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(250) {
        black_box(call());
        calls += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}

/// Whether a program is to print the time of its work.
pub fn wanted() -> bool {
    std::env::args().any(|argument| argument == "--time")
}
