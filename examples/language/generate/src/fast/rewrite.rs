//! Writes a model again, with other blocks.

use crate::file;
use anyhow::Result;
use candle_core::Device::Cpu;
use candle_core::quantized::{GgmlDType, QTensor, gguf_file};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

// ANCHOR: rewrite
/// Writes a copy of a model in which each matrix is stored as Q8_0.
pub fn as_q8_0(from: &Path, to: &Path) -> Result<()> {
    let mut gguf = file::open(from)?;
    let mut tensors = vec![];
    for name in gguf.content.tensor_infos.keys() {
        let mut tensor = gguf.content.tensor(&mut gguf.file, name, &Cpu)?;
        if tensor.rank() == 2 {
            let numbers = tensor.dequantize(&Cpu)?;
            tensor = QTensor::quantize(&numbers, GgmlDType::Q8_0)?;
        }
        tensors.push((name.as_str(), tensor));
    }
    let tensors: Vec<_> = tensors.iter().map(|(name, t)| (*name, t)).collect();
    let metadata = gguf.content.metadata.iter();
    let metadata: Vec<_> = metadata.map(|(key, v)| (key.as_str(), v)).collect();
    let mut writer = BufWriter::new(File::create(to)?);
    gguf_file::write(&mut writer, &metadata, &tensors)?;
    Ok(())
}
// ANCHOR_END: rewrite
