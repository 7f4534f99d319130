//! Trains the two-layer network, and tests it once.

use anyhow::Result;
use candle_core::{DType, Device};
use candle_digits::digits::split;
use candle_digits::mlp::Mlp;
use candle_digits::train::{accuracy, fit};
use candle_nn::{VarBuilder, VarMap};

fn main() -> Result<()> {
    let device = Device::Cpu;
    let (known, unknown) = split(&device)?;
    println!("{} digits known, {} to guess", known.len(), unknown.len());
    println!("epoch   loss  known right");
    // ANCHOR: train
    let vars = VarMap::new();
    let builder = VarBuilder::from_varmap(&vars, DType::F32, &device);
    let model = Mlp::new(64, builder)?;
    fit(&model, &vars, &known, 1, |number, loss| {
        let right = accuracy(&model, &known)?;
        if [1, 2, 5, 10, 20].contains(&number) {
            println!("{number:5}  {loss:.3}         {right:.2}");
        }
        Ok(())
    })?;
    println!("unknown right: {:.2}", accuracy(&model, &unknown)?);
    // ANCHOR_END: train
    Ok(())
}
