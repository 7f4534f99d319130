//! Training: draw a batch, take the loss, step; now and then look at text that
//! the model has not seen.

use std::f64::consts::PI;
use std::path::Path;

use anyhow::{Result, ensure};
use candle_core::{DType, Device, Tensor};
use candle_nn::VarMap;

use crate::batches::Batches;
use crate::optimiser::AdamW;
use crate::random::Random;
use crate::{Config, Gpt, start};

#[derive(Clone, Copy)]
pub struct Plan {
    pub steps: usize,
    pub warm_up: usize,
    pub rate: f64,
    pub clip: f64,
    pub batch: usize,
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            steps: 2000,
            warm_up: 100,
            rate: 2e-3,
            clip: 1.0,
            batch: 16,
            seed: 1,
        }
    }
}

// ANCHOR: rate
impl Plan {
    /// Rises for `warm_up` steps, then falls as half a wave to a tenth.
    pub fn rate(&self, step: usize) -> f64 {
        if step < self.warm_up {
            return self.rate * (step + 1) as f64 / self.warm_up as f64;
        }
        let (done, all) = (step - self.warm_up, self.steps - self.warm_up);
        let wave = (1.0 + (PI * done as f64 / all as f64).cos()) / 2.0;
        self.rate * (0.1 + 0.9 * wave)
    }
}
// ANCHOR_END: rate

pub struct Training {
    pub plan: Plan,
    pub gpt: Gpt,
    pub vars: VarMap,
    pub optimiser: AdamW,
    pub batches: Batches,
}

impl Training {
    pub fn new(config: Config, plan: Plan, tokens: Vec<u32>) -> Result<Self> {
        ensure!(
            tokens.len() > config.context,
            "{} tokens are no text to train on",
            tokens.len()
        );
        let (gpt, vars) = start::model(config, plan.seed)?;
        let optimiser = AdamW::new(start::sorted(&vars));
        let random = Random::new(plan.seed);
        let batches = Batches {
            tokens,
            random,
            count: plan.batch,
            context: config.context,
        };
        Ok(Self {
            plan,
            gpt,
            vars,
            optimiser,
            batches,
        })
    }

    // ANCHOR: step
    /// One step of the training, and its loss.
    pub fn step(&mut self) -> Result<f32> {
        let number = self.optimiser.step;
        let (tokens, targets) = self.batches.draw()?;
        let loss = self.gpt.loss(&tokens, &targets)?;
        let value = loss.to_scalar::<f32>()?;
        ensure!(
            value.is_finite(),
            "step {number}: the loss is {value}. Resume from the last \
             checkpoint with a smaller rate."
        );
        let rate = self.plan.rate(number);
        self.optimiser
            .step(&loss.backward()?, rate, self.plan.clip)?;
        Ok(value)
    }
    // ANCHOR_END: step
}

// ANCHOR: held_back
/// The mean loss over a whole text, window by window.
pub fn held_back_loss(gpt: &Gpt, tokens: &[u32]) -> Result<f32> {
    let context = gpt.config.context;
    let count = (tokens.len() - 1) / context;
    ensure!(
        count > 0,
        "{} tokens are less than one window",
        tokens.len()
    );
    let mut total = 0.0;
    for first in (0..count).step_by(16) {
        let rows = (count - first).min(16);
        let windows = |ahead: usize| {
            let tokens = &tokens[first * context + ahead..][..rows * context];
            Tensor::from_slice(tokens, (rows, context), &Device::Cpu)
        };
        let loss = gpt.loss(&windows(0)?, &windows(1)?)?;
        total += loss.to_scalar::<f32>()? * rows as f32;
    }
    Ok(total / count as f32)
}
// ANCHOR_END: held_back

/// Writes the weights alone, in half the bytes.
pub fn save_weights(vars: &VarMap, path: &Path) -> Result<()> {
    let half = |(name, var): (String, candle_core::Var)| {
        Ok((name, var.to_dtype(DType::F16)?))
    };
    let tensors = start::sorted(vars)
        .into_iter()
        .map(half)
        .collect::<Result<_>>()?;
    let unfinished = path.with_extension("unfinished");
    candle_core::safetensors::save(&tensors, &unfinished)?;
    std::fs::rename(&unfinished, path)?;
    Ok(())
}
