use std::{env, fs};

use anyhow::{Context, Result};
use candle_core::{DType, Device::Cpu, Tensor, Var};
use candle_nn::loss::cross_entropy;

fn main() -> Result<()> {
    let (petals, species) = read()?;
    let weights = Var::zeros((2, 3), DType::F32, &Cpu)?;
    let biases = Var::zeros(3, DType::F32, &Cpu)?;
    for epoch in 1..=400 {
        let scores = petals.matmul(&weights)?.broadcast_add(&biases)?;
        let loss = cross_entropy(&scores, &species)?;
        let gradients = loss.backward()?;
        for variable in [&weights, &biases] {
            let gradient = gradients.get(variable).context("no gradient")?;
            let step = (gradient * 0.1)?;
            variable.set(&variable.sub(&step)?)?;
        }
        if epoch == 1 {
            let gradient = gradients.get(&weights).context("no gradient")?;
            let lengths = gradient.get(0)?.to_vec1::<f32>()?;
            println!("gradient, petal length: {lengths:.2?}");
        }
        if epoch % 200 == 0 {
            println!("epoch {epoch}: loss {:.3}", loss.to_scalar::<f32>()?);
        }
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
