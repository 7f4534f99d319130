//! Trains the network with convolutions and saves it: `weights FILE`.

use anyhow::{Context, Result};
use candle_core::{DType, Device};
use candle_digits::cnn::Cnn;
use candle_digits::digits::split;
use candle_digits::train::fit;
use candle_nn::{VarBuilder, VarMap};

fn main() -> Result<()> {
    let file = std::env::args().nth(1).context("weights FILE")?;
    let (known, _) = split(&Device::Cpu)?;
    // ANCHOR: save
    let vars = VarMap::new();
    let builder = VarBuilder::from_varmap(&vars, DType::F32, &Device::Cpu);
    let model = Cnn::new(builder)?;
    fit(&model, &vars, &known, 1, |_, _| Ok(()))?;
    vars.save(file)?;
    // ANCHOR_END: save
    Ok(())
}
