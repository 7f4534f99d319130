//! One epoch with convolutions as products, to be timed: `gathered [--time]`.

mod network;

use std::env;
use std::time::Instant;

use anyhow::Result;
use candle_core::{DType, Device};
use candle_digits::digits::split;

use candle_digits::random::Random;
use candle_digits::start;
use candle_digits::train::{RATE, epoch};
use candle_nn::{AdamW, VarBuilder, VarMap};
use network::Gathered;

fn main() -> Result<()> {
    let vars = VarMap::new();
    let builder = VarBuilder::from_varmap(&vars, DType::F32, &Device::Cpu);
    let model = Gathered::new(builder)?;
    let (known, _) = split(&Device::Cpu)?;
    start::fill(&vars, 1)?;
    let mut optimiser = AdamW::new_lr(vars.all_vars(), RATE)?;
    let mut random = Random::new(1);
    let mut train = || epoch(&model, &mut optimiser, &known, &mut random);
    println!("loss of epoch 1: {:.3}", train()?);
    println!("loss of epoch 2: {:.3}", train()?);
    if env::args().any(|argument| argument == "--time") {
        let (begin, mut epochs) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 0.25 {
            train()?;
            epochs += 1;
        }
        let seconds = begin.elapsed().as_secs_f64() / f64::from(epochs);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
