//! Times one kernel; a program of its own, so that `levels` can have it compiled with other options.

mod by_chain;
#[expect(dead_code, reason = "one of its two loops is timed")]
mod by_hand;
#[expect(dead_code, reason = "floats are not timed here")]
mod samples;
mod timing;

use std::hint::black_box;

fn main() {
    let samples = samples::whole();
    let kernel = match std::env::args().nth(1).as_deref() {
        Some("loop") => by_hand::test_first,
        _ => by_chain::squares,
    };
    println!("whole numbers  {}", kernel(&samples));
    let seconds = timing::seconds(|| kernel(black_box(&samples)));
    println!("seconds {seconds:.9}");
}
