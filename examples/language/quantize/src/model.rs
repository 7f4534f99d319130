//! The weights of the tiny GPT, rounded to a format, and what that does to the model.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{D, DType, Device::Cpu, Tensor, safetensors};
use candle_nn::VarBuilder;
use tiny_gpt::{Config, Gpt, weights_path};

/// The trained weights as f32, in the order of their names.
pub fn weights() -> Result<Vec<(String, Tensor)>> {
    let path = weights_path();
    let tensors = safetensors::load(&path, &Cpu);
    let tensors =
        tensors.with_context(|| format!("cannot read {}", path.display()))?;
    let mut weights: Vec<(String, Tensor)> = tensors
        .into_iter()
        .map(|(name, tensor)| Ok((name, tensor.to_dtype(DType::F32)?)))
        .collect::<Result<_>>()?;
    weights.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(weights)
}

// ANCHOR: choose
/// The format that a tensor can have: lists stay f32, and rows that do not
/// divide into blocks of Q4_K become Q5_0, as in llama.cpp.
pub fn choose(weight: &Tensor, wanted: GgmlDType) -> GgmlDType {
    let divides = |format: GgmlDType| {
        weight
            .dims()
            .last()
            .is_some_and(|row| row % format.block_size() == 0)
    };
    match (weight.rank(), wanted) {
        (2, wanted) if divides(wanted) => wanted,
        (2, GgmlDType::Q4K) if divides(GgmlDType::Q5_0) => GgmlDType::Q5_0,
        _ => GgmlDType::F32,
    }
}
// ANCHOR_END: choose

/// All weights, in a format; none may be infinite or not a number.
pub fn quantize(
    weights: &[(String, Tensor)],
    wanted: GgmlDType,
) -> Result<Vec<(String, QTensor)>> {
    let quantize = |(name, weight): &(String, Tensor)| {
        let largest = weight.abs()?.sum_all()?.to_scalar::<f32>()?;
        ensure!(
            largest.is_finite(),
            "{name} has a weight that is not a finite number"
        );
        Ok((
            name.clone(),
            QTensor::quantize(weight, choose(weight, wanted))?,
        ))
    };
    weights.iter().map(quantize).collect()
}

/// The model that the rounded weights make.
pub fn gpt(tensors: &[(String, QTensor)]) -> Result<Gpt> {
    let back = |(name, tensor): &(String, QTensor)| {
        Ok((name.clone(), tensor.dequantize(&Cpu)?))
    };
    let tensors = tensors
        .iter()
        .map(back)
        .collect::<Result<HashMap<_, _>>>()?;
    Ok(Gpt::new(
        VarBuilder::from_tensors(tensors, DType::F32, &Cpu),
        Config::default(),
    )?)
}

/// How many bytes all tensors have.
pub fn size(tensors: &[(String, QTensor)]) -> usize {
    tensors
        .iter()
        .map(|(_, tensor)| tensor.storage_size_in_bytes())
        .sum()
}

const WINDOW: usize = 128;

/// Windows of a text's tokens, and the tokens that follow each.
pub struct Text {
    windows: Vec<(Tensor, Tensor)>,
}

impl Text {
    pub fn new(tokens: &[u32]) -> Result<Self> {
        let windows = tokens.chunks_exact(8 * WINDOW + 1).map(|part| {
            let window = |from: usize| {
                Tensor::from_slice(
                    &part[from..from + 8 * WINDOW],
                    (8, WINDOW),
                    &Cpu,
                )
            };
            Ok((window(0)?, window(1)?))
        });
        Ok(Self {
            windows: windows.collect::<Result<_>>()?,
        })
    }

    // ANCHOR: perplexity
    /// E to the power of the mean loss, and the token that the model finds
    /// most probable at each place.
    pub fn read(&self, gpt: &Gpt) -> Result<(f32, Vec<u32>)> {
        let (mut sum, mut guesses) = (0.0, Vec::new());
        for (tokens, targets) in &self.windows {
            let logits = gpt.forward(tokens)?.flatten_to(1)?;
            let loss = candle_nn::loss::cross_entropy(
                &logits,
                &targets.flatten_all()?,
            )?;
            sum += loss.to_scalar::<f32>()?;
            guesses.extend(logits.argmax(D::Minus1)?.to_vec1::<u32>()?);
        }
        Ok(((sum / self.windows.len() as f32).exp(), guesses))
    }
    // ANCHOR_END: perplexity
}

/// Adds the most probable token, again and again.
pub fn go_on(gpt: &Gpt, tokens: &mut Vec<u32>, count: usize) -> Result<()> {
    for _ in 0..count {
        let start = tokens.len().saturating_sub(WINDOW);
        let seen = Tensor::new(&tokens[start..], &Cpu)?.unsqueeze(0)?;
        let logits = gpt.forward(&seen)?.get(0)?;
        let last = logits.get(logits.dim(0)? - 1)?;
        tokens.push(last.argmax(0)?.to_scalar::<u32>()?);
    }
    Ok(())
}
