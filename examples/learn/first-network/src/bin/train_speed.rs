//! The training of the network of step 3, to be timed: `train_speed [--time]`.

use std::env;
use std::time::Instant;

use anyhow::Result;
use candle_core::{DType, Device::Cpu, Tensor, Var};
use candle_nn::{Optimizer, SGD, loss::cross_entropy};

const EPOCHS: usize = 500;

// ANCHOR: train
/// Trains the network, and returns its last loss.
fn train(petals: &Tensor, labels: &Tensor) -> candle_core::Result<f32> {
    let sines = |outputs: usize, inputs: usize| {
        let count = (outputs * inputs) as f32;
        let sines = (Tensor::arange(0f32, count, &Cpu)? * 12.9898)?.sin()?;
        Var::from_tensor(&sines.reshape((outputs, inputs))?)
    };
    let zeros = |count: usize| Var::zeros(count, DType::F32, &Cpu);
    let vars = [sines(8, 2)?, zeros(8)?, sines(2, 8)?, zeros(2)?];
    let [w, b, v, c] = &vars;
    let mut optimiser = SGD::new(vars.to_vec(), 0.3)?;
    let mut last = f32::NAN;
    for _epoch in 1..=EPOCHS {
        let hidden = petals.matmul(&w.t()?)?.broadcast_add(b)?.relu()?;
        let scores = hidden.matmul(&v.t()?)?.broadcast_add(c)?; // (100, 2)
        let loss = cross_entropy(&scores, labels)?;
        optimiser.backward_step(&loss)?;
        last = loss.to_scalar()?;
    }
    Ok(last)
}
// ANCHOR_END: train

fn main() -> Result<()> {
    let text = include_str!("../../data/petals.txt");
    let numbers = text.split_whitespace().map(str::parse);
    let numbers = numbers.collect::<Result<Vec<f32>, _>>()?;
    let table = Tensor::from_vec(numbers, (150, 3), &Cpu)?;
    let petals = table.narrow(1, 0, 2)?;
    let petals = petals.broadcast_sub(&petals.mean_keepdim(0)?)?;
    let petals = petals.narrow(0, 0, 100)?.contiguous()?;
    let labels = table.get_on_dim(1, 2)?.eq(1f32)?.to_dtype(DType::U32)?;
    let labels = labels.narrow(0, 0, 100)?;
    println!(
        "loss after {EPOCHS} epochs: {:.3}",
        train(&petals, &labels)?
    );
    if env::args().any(|argument| argument == "--time") {
        let (begin, mut runs) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 0.25 {
            train(&petals, &labels)?;
            runs += 1;
        }
        let seconds = begin.elapsed().as_secs_f64() / f64::from(runs);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
