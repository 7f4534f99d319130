//! How fast this machine reads memory, and how many tokens a second that
//! allows: `bandwidth [--model PATH] [--time]`.

use std::hint::black_box;
use std::{env, time::Instant};

use anyhow::Result;
use generate::file::{model_path, open};
use rayon::prelude::*;

fn main() -> Result<()> {
    let weights = open(&model_path()?)?.tensor_bytes();
    println!("weights: {weights} bytes");
    if env::args().any(|argument| argument == "--time") {
        let speed = bandwidth();
        println!("{:.1} GB a second", speed / 1e9);
        println!("at most {:.0} tokens a second", speed / weights as f64);
        println!("seconds {:.9}", weights as f64 / speed);
    }
    Ok(())
}

// ANCHOR: bandwidth
/// Bytes a second, read by all threads together.
fn bandwidth() -> f64 {
    let numbers = vec![1u64; 1 << 26]; // larger than any cache
    let part = numbers.len() / rayon::current_num_threads();
    let sum = || -> u64 { numbers.par_chunks(part).map(add).sum() };
    black_box(sum()); // once, so that all threads are awake
    let (begin, mut runs) = (Instant::now(), 0);
    while runs == 0 || begin.elapsed().as_secs_f64() < 1.0 {
        black_box(sum());
        runs += 1;
    }
    let bytes = size_of_val(&numbers[..]) as f64 * f64::from(runs);
    bytes / begin.elapsed().as_secs_f64()
}

fn add(part: &[u64]) -> u64 {
    part.iter().sum()
}
// ANCHOR_END: bandwidth
