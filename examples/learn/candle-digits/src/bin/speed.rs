//! Work to be timed: `speed NETWORK train|BATCH [--time]`, where BATCH is how
//! many of the unknown digits are guessed at a time.

use std::{env, time::Instant};

use anyhow::Result;
use candle_core::{DType, Device, Tensor};
use candle_digits::cnn::Cnn;
use candle_digits::digits::{Part, split};
use candle_digits::mlp::Mlp;
use candle_digits::random::Random;
use candle_digits::start;
use candle_digits::train::{RATE, epoch};
use candle_nn::{AdamW, Module, VarBuilder, VarMap};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let argument =
        |at: usize, default| arguments.get(at).map_or(default, String::as_str);
    let (network, work) = (argument(0, "mlp"), argument(1, "train"));
    let vars = VarMap::new();
    let builder = VarBuilder::from_varmap(&vars, DType::F32, &Device::Cpu);
    let seconds = match network {
        "product" => product(work.parse()?)?,
        "mlp" => run(&Mlp::new(64, builder)?, &vars, work)?,
        _ => run(&Cnn::new(builder)?, &vars, work)?,
    };
    if arguments.iter().any(|argument| argument == "--time") {
        println!("seconds {seconds:.9}");
    }
    Ok(())
}

fn run(model: &impl Module, vars: &VarMap, work: &str) -> Result<f64> {
    let (known, unknown) = split(&Device::Cpu)?;
    start::fill(vars, 1)?;
    let mut optimiser = AdamW::new_lr(vars.all_vars(), RATE)?;
    let mut random = Random::new(1);
    let mut train = || epoch(model, &mut optimiser, &known, &mut random);
    println!("loss of epoch 1: {:.3}", train()?);
    if work == "train" {
        println!("loss of epoch 2: {:.3}", train()?);
        return repeat(|| train().map(drop));
    }
    let batch = work.parse()?;
    let guessed = guess(model, &unknown, batch)?;
    println!("mean of the largest logits: {guessed:.2}");
    repeat(|| guess(model, &unknown, batch).map(drop))
}

// ANCHOR: guess
/// Guesses `batch` digits at a time, and returns the mean of the largest
/// logits.
fn guess(
    model: &impl Module,
    part: &Part,
    batch: usize,
) -> candle_core::Result<f32> {
    let mut total = 0.0;
    for at in (0..part.len()).step_by(batch) {
        let length = batch.min(part.len() - at);
        let images = part.images.narrow(0, at, length)?;
        let logits = model.forward(&images)?;
        total += logits.max(1)?.sum_all()?.to_scalar::<f32>()?;
    }
    Ok(total / part.len() as f32)
}
// ANCHOR_END: guess

/// The product of two square matrices of small whole numbers.
fn product(size: usize) -> Result<f64> {
    let values = |step: usize| {
        let values = (0..size * size).map(|i| ((step * i) % 7) as f32);
        Tensor::from_iter(values, &Device::Cpu)?.reshape((size, size))
    };
    let (a, b) = (values(3)?, values(5)?);
    let sum = a.matmul(&b)?.to_dtype(DType::F64)?.sum_all()?;
    println!("sum of the product: {}", sum.to_scalar::<f64>()?);
    repeat(|| a.matmul(&b).map(drop))
}

/// The mean time of one call, after a quarter of a second of them.
fn repeat(mut work: impl FnMut() -> candle_core::Result<()>) -> Result<f64> {
    let (start, mut calls) = (Instant::now(), 0);
    while calls == 0 || start.elapsed().as_secs_f64() < 0.25 {
        work()?;
        calls += 1;
    }
    Ok(start.elapsed().as_secs_f64() / f64::from(calls))
}
