//! The thin SVD of a tall matrix by faer; `--time` times it.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context, anyhow};
use arrays::linear::view;
use arrays::pcg;

const ROWS: usize = 2000;
const COLUMNS: usize = 100;
const REPEATS: u32 = 20;

fn main() -> anyhow::Result<()> {
    let x = pcg::seven().random((ROWS, COLUMNS)) - 0.5;
    let x = view(&x).context("gaps")?;
    let svd = || x.thin_svd().map_err(|error| anyhow!("SVD: {error:?}"));
    let time = env::args().any(|argument| argument == "--time");
    let values = svd()?;
    let values = values.S().column_vector();
    println!("largest  {:.3}", values[0]);
    println!("smallest {:.3}", values[COLUMNS - 1]);
    println!("sum      {:.2}", values.iter().sum::<f64>());
    if time {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(svd()?);
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
