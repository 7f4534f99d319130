//! The loop that all language models share: tokens in, one more token out.

use std::path::Path;

use anyhow::{Result, ensure};
use candle_core::{Device::Cpu, Tensor};
use candle_transformers::models::quantized_llama::ModelWeights;
use tokenizers::Tokenizer;

use crate::file;
use crate::text;

/// Something that scores every token of the vocabulary as the next one.
pub trait Model {
    /// Continues with `tokens`, of which the first is at `position`.
    fn logits(&mut self, tokens: &[u32], position: usize) -> Result<Vec<f32>>;
}

impl Model for ModelWeights {
    fn logits(&mut self, tokens: &[u32], position: usize) -> Result<Vec<f32>> {
        let input = Tensor::new(tokens, &Cpu)?.unsqueeze(0)?; // (1, tokens)
        let logits = self.forward(&input, position)?; // (1, vocabulary)
        Ok(logits.get(0)?.to_vec1()?)
    }
}

// ANCHOR: forgetful
/// A model without a cache: it gets all tokens again for each new one.
pub struct Forgetful<'a, M> {
    model: &'a mut M,
    seen: Vec<u32>,
}

impl<'a, M: Model> Forgetful<'a, M> {
    pub fn new(model: &'a mut M) -> Self {
        let seen = vec![];
        Self { model, seen }
    }
}

impl<M: Model> Model for Forgetful<'_, M> {
    fn logits(&mut self, tokens: &[u32], position: usize) -> Result<Vec<f32>> {
        self.seen.truncate(position);
        self.seen.extend(tokens);
        self.model.logits(&self.seen, 0)
    }
}
// ANCHOR_END: forgetful

/// When an answer ends.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The token with which the model says that it has finished.
    pub stop: u32,
    /// The most tokens of prompt and answer together.
    pub context: usize,
    /// The most tokens of the answer.
    pub answer: usize,
}

// ANCHOR: generate
/// Continues `prompt` token by token: `choose` picks each one by the logits,
/// and `show` gets it at once.
pub fn generate(
    model: &mut impl Model,
    prompt: &[u32],
    limits: Limits,
    mut choose: impl FnMut(&[f32]) -> u32,
    mut show: impl FnMut(u32) -> Result<()>,
) -> Result<Vec<u32>> {
    let (length, context) = (prompt.len(), limits.context);
    ensure!(length > 0, "the prompt is empty");
    ensure!(
        length < context,
        "the prompt has {length} tokens, and the context only {context}"
    );
    let room = limits.answer.min(context - length);
    let mut answer = vec![];
    let mut logits = model.logits(prompt, 0)?; // prefill
    while answer.len() < room {
        let token = choose(&logits);
        if token == limits.stop {
            break;
        }
        show(token)?;
        answer.push(token);
        if answer.len() < room {
            logits = model.logits(&[token], length + answer.len() - 1)?; // decode
        }
    }
    Ok(answer)
}
// ANCHOR_END: generate

/// A model with its tokenizer, ready to answer.
pub struct Assistant {
    pub model: ModelWeights,
    pub tokenizer: Tokenizer,
    pub limits: Limits,
}

impl Assistant {
    pub fn load(path: &Path) -> Result<Self> {
        let gguf = file::open(path)?;
        let tokenizer = text::tokenizer(&gguf)?;
        let limits = Limits {
            stop: u32::try_from(gguf.number("tokenizer.ggml.eos_token_id")?)?,
            context: gguf.context_length()?,
            answer: 256,
        };
        let model = gguf.weights()?;
        Ok(Self {
            model,
            tokenizer,
            limits,
        })
    }
}
