//! Writes the tiny GPT as a GGUF file, in Q8_0, and reads it back.

use std::fs::File;

use anyhow::{Context, Result};
use candle_core::Device::Cpu;
use candle_core::quantized::GgmlDType;
use candle_core::quantized::gguf_file::{Content, Value, write};
use quantize::model::{quantize, weights};

// ANCHOR: main
fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("which file?")?;
    let tensors = quantize(&weights()?, GgmlDType::Q8_0)?;
    let named: Vec<_> = tensors.iter().map(|(n, t)| (n.as_str(), t)).collect();
    let architecture = Value::String("tiny-gpt".into());
    let metadata = [("general.architecture", &architecture)];
    write(&mut File::create(&path)?, &metadata, &named)?;

    let mut file = File::open(&path)?;
    let content = Content::read(&mut file)?;
    for (name, _) in named.iter().take(8) {
        let tensor = content.tensor(&mut file, name, &Cpu)?;
        let bytes = tensor.data()?;
        let sum: u64 = bytes.iter().map(|byte| u64::from(*byte)).sum();
        let format = format!("{:?}", tensor.dtype());
        println!("{name:33} {format:4} {:6} bytes, sum {sum}", bytes.len());
    }
    println!("{} tensors", content.tensor_infos.len());
    Ok(())
}
// ANCHOR_END: main
