//! Quantiles of two groups of tumours, by the C library; `-- --time each|batch|rust` times it on many values.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Result, bail};
use drift::data;
use drift::native::Native;
use drift::sketch::Sketch;

fn main() -> Result<()> {
    match std::env::args().nth(2) {
        Some(way) => time(&way),
        None => show(),
    }
}

fn show() -> Result<()> {
    let radii = data::radii()?;
    // ANCHOR: quantiles
    let mut sketches = [Sketch::new(5)?, Sketch::new(5)?];
    for (sketch, radii) in sketches.iter_mut().zip(&radii) {
        sketch.add_many(radii)?;
    }
    let [benign, malignant] = &sketches;
    println!("        benign  malignant");
    println!("count   {:6}  {:9}", benign.count(), malignant.count());
    for share in [0.05, 0.5, 0.95] {
        let (left, right) =
            (benign.quantile(share)?, malignant.quantile(share)?);
        println!("{share:<6}  {left:6.2}  {right:9.2}");
    }
    // ANCHOR_END: quantiles
    for share in [0.05, 0.5, 0.95] {
        let [left, right] = radii.each_ref().map(|all| exact(all, share));
        println!("{share:<6}  {left:6.2}  {right:9.2}  exactly");
    }
    // ANCHOR: histogram
    let mut coarse = Sketch::new(2)?;
    coarse.add_many(&radii.concat())?;
    coarse.each(|bucket| {
        let bar = "#".repeat(bucket.count.div_ceil(5) as usize);
        println!(
            "{:2} to {:2}  {:3} {bar}",
            bucket.low, bucket.high, bucket.count
        );
    });
    for value in [0.0, f64::NAN] {
        if let Err(error) = coarse.add(value) {
            println!("{value}: {error}");
        }
    }
    // ANCHOR_END: histogram
    Ok(())
}

/// The smallest value that this share of all values does not exceed.
fn exact(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted[rank.max(1) - 1]
}

const COUNT: usize = 1_000_000;
const REPEATS: u32 = 100;

fn time(way: &str) -> Result<()> {
    let values = data::seconds(COUNT, 2026);
    let work: fn(&[f64]) -> Result<[f64; 2]> = match way {
        "each" => each,
        "batch" => batch,
        "rust" => rust,
        _ => bail!("each, batch or rust, and not {way}"),
    };
    let [middle, high] = work(&values)?;
    let start = Instant::now();
    for _ in 0..REPEATS {
        black_box(work(black_box(&values))?);
    }
    let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
    println!("{COUNT} values, {middle:.6} and {high:.6}");
    println!("seconds {seconds:.9}");
    Ok(())
}

fn each(values: &[f64]) -> Result<[f64; 2]> {
    let mut sketch = Sketch::new(5)?;
    for value in values {
        sketch.add(*value)?;
    }
    Ok([sketch.quantile(0.5)?, sketch.quantile(0.99)?])
}

fn batch(values: &[f64]) -> Result<[f64; 2]> {
    let mut sketch = Sketch::new(5)?;
    sketch.add_many(values)?;
    Ok([sketch.quantile(0.5)?, sketch.quantile(0.99)?])
}

fn rust(values: &[f64]) -> Result<[f64; 2]> {
    let mut sketch = Native::new(5);
    if !values.iter().all(|value| sketch.add(*value)) {
        bail!("a value cannot be added");
    }
    Ok([sketch.quantile(0.5), sketch.quantile(0.99)])
}
