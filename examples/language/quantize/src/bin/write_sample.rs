//! Writes `data/sample.gguf`: `write_sample > data/sample.gguf`.

use std::io::{Write, stdout};

use anyhow::{Context, Result};
use quantize::model::weights;
use quantize::sample::file;

fn main() -> Result<()> {
    let weights = weights()?;
    let down = weights
        .iter()
        .find(|(name, _)| name == "blocks.0.mlp.down.weight");
    let (_, down) = down.context("the model has no such matrix")?;
    stdout().write_all(&file(
        &down
            .narrow(0, 0, 1)?
            .narrow(1, 0, 256)?
            .force_contiguous()?,
    )?)?;
    Ok(())
}
