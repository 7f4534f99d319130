//! What the file of weights holds, and what the network makes of three digits.

use anyhow::Result;
use candle_core::safetensors::load_buffer;
use candle_core::{Device, Tensor};
use candle_digits::digits::split;
use candle_digits::file::{WEIGHTS, trained};
use candle_nn::Module;

fn main() -> Result<()> {
    let device = Device::Cpu;
    let mut tensors: Vec<_> =
        load_buffer(WEIGHTS, &device)?.into_iter().collect();
    tensors.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, tensor) in tensors {
        println!("{name:13} {:?}", tensor.dims());
    }
    let (_, unknown) = split(&device)?;
    let model = trained(&device)?;
    let logits: Tensor = model.forward(&unknown.images)?; // (797, 10)
    println!("digit  logits of 0 to 9");
    let rows = logits.to_vec2::<f32>()?;
    let labels = unknown.labels.to_vec1::<u32>()?;
    for (label, row) in labels.iter().zip(rows).take(3) {
        let row: Vec<_> = row.iter().map(|z| format!("{z:7.2}")).collect();
        println!("{label:5} {}", row.join(""));
    }
    Ok(())
}
