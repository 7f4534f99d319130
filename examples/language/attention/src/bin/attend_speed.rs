//! One head over 1,024 words, to be timed: `attend_speed [square|rows|fast] [--time]`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use anyhow::bail;
use attention::{fast, rows, softmax, square};
use ndarray::Array2;

const WORDS: usize = 1024;

/// Numbers between -1 and 1, the same in Python.
fn waves(step: f64) -> Array2<f32> {
    Array2::from_shape_fn((WORDS, 64), |(row, column)| {
        ((row * 64 + column) as f64 * step).sin() as f32
    })
}

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = env::args().collect();
    let (q, k, v) = (waves(0.37), waves(0.73), waves(0.0001)); // (1024, 64) each
    let way = words.get(1).map_or("square", String::as_str);
    let attend = || match way {
        "rows" => rows(&q, &k, &v, softmax),
        "fast" => rows(&q, &k, &v, fast::softmax),
        _ => square(&q, &k, &v),
    };
    if !["square", "rows", "fast"].contains(&way) {
        bail!("`{way}` is not `square`, `rows` or `fast`");
    }
    let mixed = attend(); // (1024, 64)
    println!("second word {:.3}", mixed[[1, 5]]);
    println!("middle word {:.3}", mixed[[511, 5]]);
    if words.iter().any(|word| word == "--time") {
        let (begin, mut runs) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 0.25 {
            black_box(attend());
            runs += 1;
        }
        let seconds = begin.elapsed().as_secs_f64() / f64::from(runs);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
