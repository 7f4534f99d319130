//! How long one call takes, from enough calls to fill a fifth of a second.

use std::hint::black_box;
use std::time::{Duration, Instant};

const CALLS: u32 = 5; // between two looks at the clock

/// Mean seconds of one call of `work`.
pub fn seconds<T>(work: impl Fn() -> T) -> f64 {
    black_box(work()); // warm the caches
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(250) {
        for _ in 0..CALLS {
            black_box(work());
        }
        calls += CALLS;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}
