//! One function for each of a million elements: `elementwise NAME [--time]`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use anyhow::bail;
use arrays::elementwise::{moments, par_sigmoid, scale, scale_once, sigmoid};
use arrays::pcg;
use ndarray::Array2;

const REPEATS: u32 = 100;

fn main() -> anyhow::Result<()> {
    let name = env::args().nth(1).unwrap_or("sigmoid".into());
    let x = pcg::seven().random((62_500, 16)) * 8.0 - 4.0;
    let (mean, std) = moments(&x);
    let work = || -> anyhow::Result<Array2<f64>> {
        Ok(match name.as_str() {
            "sigmoid" => sigmoid(&x),
            "par-sigmoid" => par_sigmoid(&x),
            "scale" => scale(&x, &mean, &std),
            "scale-once" => scale_once(&x, &mean, &std),
            _ => bail!("`{name}` is not a function of this program"),
        })
    };
    let y = work()?;
    println!("sum    {:.2}", y.pow2().sum());
    println!("corner {:.6}", y[[62_499, 0]]);
    if env::args().any(|argument| argument == "--time") {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(black_box(&work)()?);
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
