//! Adds to one total from two threads.

use why_rust::{by_chain, samples};

fn main() {
    let samples = samples::whole();
    let (left, right) = samples.split_at(samples.len() / 2);
    let mut total = 0;
    let add_left = || total += by_chain::squares(left);
    let add_right = || total += by_chain::squares(right);
    std::thread::scope(|scope| {
        scope.spawn(add_left);
        scope.spawn(add_right);
    });
    println!("{total}");
}
