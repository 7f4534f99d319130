//! Trains an adapter, saves it, and asks the tuned model.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use candle_core::{DType, Device, Tensor, Var};
use candle_nn::{AdamW, Optimizer, ParamsAdamW};
use tiny_gpt::batches::Batches;
use tiny_gpt::{Config, Gpt};
use tokens::Bpe;

use crate::adapter::{Adapter, Weights};

/// The weights of a model, from a file that may hold them in 16 bits.
pub fn weights(path: &Path) -> Result<Weights> {
    let tensors = candle_core::safetensors::load(path, &Device::Cpu);
    let tensors = tensors
        .with_context(|| format!("{} has no weights", path.display()))?;
    let float = |(name, tensor): (String, Tensor)| {
        Ok((name, tensor.to_dtype(DType::F32)?))
    };
    tensors.into_iter().map(float).collect()
}

// ANCHOR: train
/// Trains `vars`, on which the model that `model` builds depends.
pub fn train(
    vars: Vec<Var>,
    model: impl Fn() -> Result<Gpt>,
    mut batches: Batches,
    steps: usize,
    rate: f64,
) -> Result<f32> {
    let params = ParamsAdamW {
        lr: rate,
        weight_decay: 0.0,
        ..Default::default()
    };
    let mut optimiser = AdamW::new(vars, params)?;
    let mut last = f32::NAN;
    for step in 1..=steps {
        let (tokens, targets) = batches.draw()?; // (count, context) each
        let loss = model()?.loss(&tokens, &targets)?;
        last = loss.to_scalar()?;
        ensure!(
            last.is_finite(),
            "step {step}: the loss is {last}; try a smaller rate"
        );
        optimiser.backward_step(&loss)?;
    }
    Ok(last)
}
// ANCHOR_END: train

// ANCHOR: save
/// Writes the pairs in 16 bits, and returns how many bytes that took.
pub fn save(adapter: &Adapter, path: &Path) -> Result<u64> {
    let mut tensors = HashMap::new();
    for (name, pair) in &adapter.pairs {
        tensors.insert(format!("{name}.a"), pair.a.to_dtype(DType::F16)?);
        tensors.insert(format!("{name}.b"), pair.b.to_dtype(DType::F16)?);
    }
    candle_core::safetensors::save(&tensors, path)?;
    Ok(std::fs::metadata(path)?.len())
}
// ANCHOR_END: save

/// Puts the numbers of a file into an adapter of the same shape.
pub fn load(adapter: &Adapter, path: &Path) -> Result<()> {
    let saved = weights(path)?;
    for (name, pair) in &adapter.pairs {
        for (var, end) in [(&pair.a, "a"), (&pair.b, "b")] {
            let key = format!("{name}.{end}");
            let tensor = saved.get(&key);
            let tensor = tensor
                .with_context(|| format!("{} has no {key}", path.display()))?;
            ensure!(
                tensor.dims() == var.dims(),
                "{key} has the shape {:?}, and this model needs {:?}",
                tensor.dims(),
                var.dims()
            );
            var.set(tensor)?;
        }
    }
    Ok(())
}

// ANCHOR: answer
/// What the model writes after a question, always the likeliest token.
pub fn answer(
    gpt: &Gpt,
    bpe: &Bpe,
    question: &str,
    count: usize,
) -> Result<String> {
    let mut tokens = bpe.encode(&format!("Question: {question}?\nAnswer:"));
    let begin = tokens.len();
    while tokens.len() < begin + count {
        let seen = tokens.len().saturating_sub(gpt.config.context);
        let seen = Tensor::new(&tokens[seen..], &Device::Cpu)?.unsqueeze(0)?; // (1, n)
        let logits = gpt.forward(&seen)?; // (1, n, vocabulary)
        let last = logits.get(0)?.get(seen.dim(1)? - 1)?; // (vocabulary)
        tokens.push(last.argmax(0)?.to_scalar()?);
    }
    let text =
        String::from_utf8_lossy(&bpe.decode(&tokens[begin..])).into_owned();
    Ok(text.lines().next().unwrap_or_default().trim().to_string())
}
// ANCHOR_END: answer

/// Windows of a text, half as long as the model could read, for speed.
pub fn batches(tokens: Vec<u32>, config: Config, seed: u64) -> Batches {
    let random = tiny_gpt::random::Random::new(seed);
    Batches {
        tokens,
        random,
        count: 4,
        context: config.context / 2,
    }
}
