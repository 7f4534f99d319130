//! How long one call takes, from enough calls to fill a quarter of a second.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What follows `--time` on the command line, if that is there.
pub fn requested() -> Option<String> {
    std::env::args().skip_while(|a| a != "--time").nth(1)
}

/// Mean seconds of one call of `work`.
pub fn seconds<T>(work: impl Fn() -> T) -> f64 {
    black_box(work()); // warm the caches, start the threads
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(250) {
        black_box(work());
        calls += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}
