//! The product of a large matrix with a vector, in the format of the first argument; `--time` times it.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use candle_core::quantized::{GgmlDType, QMatMul, QTensor};
use candle_core::{Device::Cpu, Module, Tensor};

const SIZE: usize = 4096;

// ANCHOR: product
fn product(format: &str, weights: &Tensor) -> Result<QMatMul> {
    let format = match format {
        "f32" => return Ok(QMatMul::Tensor(weights.clone())),
        "q8_0" => GgmlDType::Q8_0,
        "q4_0" => GgmlDType::Q4_0,
        "q4_1" => GgmlDType::Q4_1,
        "q4_k" => GgmlDType::Q4K,
        other => bail!("f32, q8_0, q4_0, q4_1 or q4_k, not {other}"),
    };
    Ok(QMatMul::from_qtensor(QTensor::quantize(weights, format)?)?)
}
// ANCHOR_END: product

/// Numbers from -0.5 to 0.5 that are the same everywhere.
fn numbers(count: usize) -> impl Iterator<Item = f32> {
    let mixed = (0..count as u32).map(|n| n.wrapping_mul(2_654_435_769) >> 16);
    mixed.map(|number| number as f32 / 65_536.0 - 0.5)
}

fn main() -> Result<()> {
    let format = std::env::args().nth(1).unwrap_or("f32".into());
    let weights = Tensor::from_iter(numbers(SIZE * SIZE), &Cpu)?;
    let vector = Tensor::from_iter(numbers(SIZE), &Cpu)?.reshape((1, SIZE))?;
    let product = product(&format, &weights.reshape((SIZE, SIZE))?)?;
    let out = product.forward(&vector)?.get(0)?.to_vec1::<f32>()?;
    // in tens, so that all formats print the same
    let tens: Vec<f32> = out[..4].iter().map(|number| number / 10.0).collect();
    println!("{tens:.0?} tens");
    if std::env::args().any(|argument| argument == "--time") {
        println!("seconds {:.9}", seconds(|| product.forward(&vector)));
    }
    Ok(())
}

/// Mean seconds of one call, from enough of them to fill a fifth of a second.
fn seconds<T>(product: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(200) {
        black_box(product());
        calls += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}
