//! Trains the network with convolutions.

use anyhow::Result;
use candle_core::{DType, Device};
use candle_digits::cnn::Cnn;
use candle_digits::digits::split;
use candle_digits::train::{accuracy, fit};
use candle_nn::{VarBuilder, VarMap};

fn main() -> Result<()> {
    let device = Device::Cpu;
    let (known, unknown) = split(&device)?;
    println!("epoch   loss");
    let vars = VarMap::new();
    let builder = VarBuilder::from_varmap(&vars, DType::F32, &device);
    let model = Cnn::new(builder)?;
    fit(&model, &vars, &known, 1, |number, loss| {
        if [1, 2, 5, 10, 20].contains(&number) {
            println!("{number:5}  {loss:.3}");
        }
        Ok(())
    })?;
    println!("known right:   {:.2}", accuracy(&model, &known)?);
    println!("unknown right: {:.2}", accuracy(&model, &unknown)?);
    Ok(())
}
