use std::{env, fs};

use anyhow::{Context, Result};
use candle_core::{DType, Device::Cpu, Tensor, Var};
use candle_nn::{Optimizer, SGD, loss::cross_entropy};

fn main() -> Result<()> {
    let file = env::args().nth(1).context("which file?")?;
    let text = fs::read_to_string(file)?;
    let numbers = text.split_whitespace().map(str::parse);
    let numbers = numbers.collect::<Result<Vec<f32>, _>>()?;
    let table = Tensor::from_vec(numbers, (150, 3), &Cpu)?;
    let petals = table.narrow(1, 0, 2)?; // (150, 2)
    let species = table.get_on_dim(1, 2)?.to_dtype(DType::U32)?; // (150)

    let weights = Var::zeros((2, 3), DType::F32, &Cpu)?;
    let biases = Var::zeros(3, DType::F32, &Cpu)?;
    let variables = vec![weights.clone(), biases.clone()];
    let mut optimiser = SGD::new(variables, 0.1)?;
    for epoch in 1..=400 {
        let scores = petals.matmul(&weights)?.broadcast_add(&biases)?;
        let loss = cross_entropy(&scores, &species)?;
        optimiser.backward_step(&loss)?;
        if epoch % 100 == 0 {
            println!("epoch {epoch}: loss {:.3}", loss.to_scalar::<f32>()?);
        }
    }
    let petal = Tensor::new(&[[4.9f32, 1.8]], &Cpu)?; // (1, 2)
    let scores = petal.matmul(&weights)?.broadcast_add(&biases)?;
    let best = scores.argmax(1)?.to_vec1::<u32>()?;
    println!("4.9 by 1.8 cm: species {}", best[0]);
    Ok(())
}
