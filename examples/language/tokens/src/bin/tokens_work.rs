//! The work that a page is timed with.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use tokens::demo::work;

fn main() {
    let begin = Instant::now();
    let answer = black_box(work());
    let seconds = begin.elapsed().as_secs_f64();
    println!("{answer}");
    if env::args().any(|argument| argument == "--time") {
        println!("seconds {seconds:.6}");
    }
}
