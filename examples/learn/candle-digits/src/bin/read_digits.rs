use std::{env, fs};

use anyhow::{Context, Result};
use candle_core::{DType, Device::Cpu, Tensor};
use candle_nn::{Activation::Relu, VarBuilder, VarMap, linear, seq};
use candle_nn::{AdamW, Module, Optimizer, loss::cross_entropy};

fn main() -> Result<()> {
    let text = fs::read_to_string(env::args().nth(1).context("which file?")?)?;
    let cells = text.lines().flat_map(|line| line.split(','));
    let cells = cells.map(str::parse).collect::<Result<Vec<f32>, _>>()?;
    let table = Tensor::from_vec(cells, (1797, 65), &Cpu)?;
    let images = (table.narrow(1, 0, 64)? / 16.0)?; // (1797, 64), 0 to 1
    let labels = table.get_on_dim(1, 64)?.to_dtype(DType::U32)?; // (1797)

    let vars = VarMap::new();
    let builder = VarBuilder::from_varmap(&vars, DType::F32, &Cpu);
    let hidden = linear(64, 64, builder.pp("hidden"))?;
    let output = linear(64, 10, builder.pp("output"))?;
    let model = seq().add(hidden).add(Relu).add(output);
    for var in vars.all_vars() {
        let count = var.elem_count() as f32;
        let sines = (Tensor::arange(0f32, count, &Cpu)? * 12.9898)?.sin()?;
        var.set(&(sines.reshape(var.shape())? * 0.1)?)?;
    }

    let mut optimiser = AdamW::new_lr(vars.all_vars(), 0.01)?;
    for _epoch in 1..=20 {
        for first in (0..1000).step_by(50) {
            let scores = model.forward(&images.narrow(0, first, 50)?)?;
            let loss = cross_entropy(&scores, &labels.narrow(0, first, 50)?)?;
            optimiser.backward_step(&loss)?;
        }
    }
    let guesses = model.forward(&images.narrow(0, 1000, 797)?)?.argmax(1)?;
    let right = guesses.eq(&labels.narrow(0, 1000, 797)?)?;
    let right = right.to_dtype(DType::F32)?.mean_all()?.to_scalar::<f32>()?;
    println!("accuracy on 797 unseen digits: {right:.2}");
    Ok(())
}
