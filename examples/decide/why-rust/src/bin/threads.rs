//! Prints the sum of squares of each quarter, summed on a thread of its own, and of all.

use why_rust::{parallel, samples};

const PARTS: usize = 4;

fn main() {
    let sums = parallel::partial_sums(&samples::whole(), PARTS);
    for (part, sum) in sums.iter().enumerate() {
        println!("part {part}  {sum:>8}");
    }
    println!("all     {:>8}", sums.iter().sum::<u32>());
}
