use std::{env, fs};

use anyhow::{Context, Result};
use candle_core::{DType, Device::Cpu, Tensor, Var};
use candle_nn::{Optimizer, SGD, loss::cross_entropy};

fn main() -> Result<()> {
    let (petals, species) = read()?;
    let weights = Var::zeros((2, 3), DType::F32, &Cpu)?;
    let biases = Var::zeros(3, DType::F32, &Cpu)?;
    let score = |first, count| {
        let petals = petals.narrow(0, first, count)?; // (count, 2)
        petals.matmul(&weights)?.broadcast_add(&biases)
    };

    let mut optimiser = SGD::new(vec![weights.clone(), biases.clone()], 0.1)?;
    for _epoch in 1..=400 {
        let loss = cross_entropy(&score(0, 100)?, &species.narrow(0, 0, 100)?)?;
        optimiser.backward_step(&loss)?;
    }
    for (name, first, count) in [("known", 0, 100), ("unseen", 100, 50)] {
        let guesses = score(first, count)?.argmax(1)?; // (count)
        let right = guesses.eq(&species.narrow(0, first, count)?)?;
        let right =
            right.to_dtype(DType::F32)?.sum_all()?.to_scalar::<f32>()?;
        println!("{name}: {right} of {count} right");
    }
    Ok(())
}

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
