use std::{env, fs};

use anyhow::{Context, Result};
use candle_core::{DType, Device::Cpu, Tensor, Var};
use candle_nn::{Activation::Relu, loss::cross_entropy};
use candle_nn::{Linear, Module, Optimizer, SGD, Sequential, seq};

// ANCHOR: main
fn main() -> Result<()> {
    let (petals, species) = read()?;
    let mean = petals.narrow(0, 0, 100)?.mean_keepdim(0)?; // (1, 2)
    let petals = petals.broadcast_sub(&mean)?;
    let versicolor = species.eq(1u32)?.to_dtype(DType::U32)?; // (150)

    let mut vars = Vec::new();
    let one = seq().add(layer(2, 2, &mut vars)?);
    train("one layer", &one, vars, &petals, &versicolor)?;

    let mut vars = Vec::new();
    let hidden = layer(2, 8, &mut vars)?;
    let two = seq().add(hidden).add(Relu).add(layer(8, 2, &mut vars)?);
    train("two layers", &two, vars, &petals, &versicolor)
}
// ANCHOR_END: main

// ANCHOR: train
/// A layer whose first weights are sines, which are as good as random ones.
fn layer(inputs: usize, outputs: usize, vars: &mut Vec<Var>) -> Result<Linear> {
    let count = (inputs * outputs) as f32;
    let sines = (Tensor::arange(0f32, count, &Cpu)? * 12.9898)?.sin()?;
    let weights = Var::from_tensor(&sines.reshape((outputs, inputs))?)?;
    let biases = Var::zeros(outputs, DType::F32, &Cpu)?;
    vars.extend([weights.clone(), biases.clone()]);
    Ok(Linear::new(weights.into_inner(), Some(biases.into_inner())))
}

/// Trains on the first 100 flowers, and tests on the other 50.
fn train(
    name: &str,
    model: &Sequential,
    vars: Vec<Var>,
    petals: &Tensor,
    labels: &Tensor,
) -> Result<()> {
    let mut optimiser = SGD::new(vars, 0.3)?;
    for _epoch in 1..=500 {
        let scores = model.forward(&petals.narrow(0, 0, 100)?)?; // (100, 2)
        let loss = cross_entropy(&scores, &labels.narrow(0, 0, 100)?)?;
        optimiser.backward_step(&loss)?;
    }
    for (part, first, count) in [("known", 0, 100), ("unseen", 100, 50)] {
        let guesses = model.forward(&petals.narrow(0, first, count)?)?;
        let guesses = guesses.argmax(1)?; // (count)
        let right = guesses.eq(&labels.narrow(0, first, count)?)?;
        let right =
            right.to_dtype(DType::F32)?.sum_all()?.to_scalar::<f32>()?;
        println!("{name}, {part}: {right} of {count} right");
    }
    Ok(())
}
// ANCHOR_END: train

/// Length and width of each petal, and the number of its species.
fn read() -> Result<(Tensor, Tensor)> {
    let file = env::args().nth(1).context("which file?")?;
    let text = fs::read_to_string(file)?;
    let numbers = text.split_whitespace().map(str::parse);
    let numbers = numbers.collect::<Result<Vec<f32>, _>>()?;
    let table = Tensor::from_vec(numbers, (150, 3), &Cpu)?;
    let species = table.get_on_dim(1, 2)?.to_dtype(DType::U32)?; // (150)
    Ok((table.narrow(1, 0, 2)?, species))
}
