//! All that a training needs to go on as if nothing had happened: weights,
//! moments, step, generator. One file, and never half of one.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use candle_core::{Device, Tensor, safetensors};

use crate::train::Training;

// ANCHOR: save
pub fn save(training: &Training, path: &Path) -> Result<()> {
    let mut tensors = HashMap::new();
    for slot in &training.optimiser.slots {
        let weights = slot.var.as_detached_tensor();
        tensors.insert(format!("weights.{}", slot.name), weights);
        for (moment, numbers) in
            [("first", &slot.first), ("second", &slot.second)]
        {
            let numbers = Tensor::new(&numbers[..], &Device::Cpu)?;
            tensors.insert(format!("{moment}.{}", slot.name), numbers);
        }
    }
    let step = training.optimiser.step as i64;
    let random = training.batches.random.state as i64; // the same 64 bits
    tensors.insert("state".into(), Tensor::new(&[step, random], &Device::Cpu)?);
    // written whole, then renamed: who looks sees the old file or the new one
    let unfinished = path.with_extension("unfinished");
    safetensors::save(&tensors, &unfinished)?;
    fs::rename(&unfinished, path)?;
    Ok(())
}
// ANCHOR_END: save

// ANCHOR: resume
pub fn resume(training: &mut Training, path: &Path) -> Result<()> {
    let tensors = safetensors::load(path, &Device::Cpu)
        .with_context(|| format!("{} is not a checkpoint", path.display()))?;
    let find = |name: String| {
        tensors
            .get(&name)
            .cloned()
            .with_context(|| format!("{} has no {name}", path.display()))
    };
    let state = find("state".into())?.to_vec1::<i64>()?;
    ensure!(
        state.len() == 2,
        "{}: state has {} numbers, not 2",
        path.display(),
        state.len()
    );
    for slot in &mut training.optimiser.slots {
        let weights = find(format!("weights.{}", slot.name))?;
        slot.var
            .set(&weights)
            .with_context(|| format!("{} in {}", slot.name, path.display()))?;
        slot.first = find(format!("first.{}", slot.name))?.to_vec1()?;
        slot.second = find(format!("second.{}", slot.name))?.to_vec1()?;
    }
    training.optimiser.step = state[0] as usize;
    training.batches.random.state = state[1] as u64;
    Ok(())
}
// ANCHOR_END: resume
