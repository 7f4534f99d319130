//! Reads a row in five formats, and how far each is from the first.

use std::fs::File;

use anyhow::{Context, Result};
use candle_core::Device::Cpu;
use candle_core::quantized::gguf_file::Content;
use quantize::gguf::read;

// ANCHOR: main
fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("which file?")?;
    let head = read(&std::fs::read(&path)?)?;
    let mut file = File::open(&path)?;
    let content = Content::read(&mut file)?;
    let mut first = None;
    for tensor in &head.tensors {
        let row = content.tensor(&mut file, &tensor.name, &Cpu)?;
        let bits = 8.0 * tensor.size()? as f32 / 256.0;
        let row = row.dequantize(&Cpu)?;
        let first = first.get_or_insert_with(|| row.clone());
        let error = (&row - &*first)?.sqr()?.mean_all()?.sqrt()?;
        let error = error.to_scalar::<f32>()?;
        println!("{:8} {bits:5.2} bits, error {error:.6}", tensor.name);
    }
    Ok(())
}
// ANCHOR_END: main
