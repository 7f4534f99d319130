//! Does the fixed work of the demo; `--time` times it.

use std::env;
use std::time::Instant;

use classical_ml::own::work::work;

fn main() -> anyhow::Result<()> {
    let start = Instant::now();
    let answer = work()?;
    let seconds = start.elapsed().as_secs_f64();
    println!("{answer}");
    if env::args().any(|argument| argument == "--time") {
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
