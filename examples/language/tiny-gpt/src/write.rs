//! Lets a model write: token after token, each drawn from its probabilities.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;

use crate::random::Random;
use crate::sample::{draw, probabilities};
use crate::{Config, Gpt};

pub fn load(path: &Path) -> Result<Gpt> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let vars =
        VarBuilder::from_buffered_safetensors(bytes, DType::F32, &Device::Cpu)
            .with_context(|| {
                format!("{} is not a safetensors file", path.display())
            })?;
    Ok(Gpt::new(vars, Config::default())?)
}

// ANCHOR: write
/// Adds `count` tokens to those that are there.
pub fn write(
    gpt: &Gpt,
    tokens: &mut Vec<u32>,
    count: usize,
    temperature: f32,
    random: &mut Random,
) -> Result<()> {
    for _ in 0..count {
        // the model sees only the last tokens
        let first = tokens.len().saturating_sub(gpt.config.context);
        let seen = &tokens[first..];
        let batch = Tensor::new(seen, &Device::Cpu)?.unsqueeze(0)?; // (1, seq)
        let logits = gpt.forward(&batch)?.get(0)?.get(seen.len() - 1)?;
        let shares = probabilities(&logits.to_vec1()?, temperature);
        tokens.push(draw(&shares, random));
    }
    Ok(())
}
// ANCHOR_END: write
