//! Training is the same whatever the network: batches, loss, gradients, step.

use candle_core::{DType, Result};
use candle_nn::{AdamW, Module, Optimizer, VarMap, loss};

use crate::digits::Part;
use crate::random::Random;
use crate::start;

const BATCH: usize = 50;
pub const RATE: f64 = 0.01;
pub const EPOCHS: usize = 20;

// ANCHOR: epoch
/// Shows every row to the model once, and returns the mean loss.
pub fn epoch(
    model: &impl Module,
    optimiser: &mut AdamW,
    part: &Part,
    random: &mut Random,
) -> Result<f32> {
    let mut total = 0.0;
    for numbers in random.order(part.len()).chunks(BATCH) {
        let batch = part.rows(numbers)?;
        let logits = model.forward(&batch.images)?; // (batch, 10)
        let loss = loss::cross_entropy(&logits, &batch.labels)?;
        optimiser.backward_step(&loss)?;
        total += loss.to_scalar::<f32>()? * numbers.len() as f32;
    }
    Ok(total / part.len() as f32)
}
// ANCHOR_END: epoch

// ANCHOR: fit
/// Trains `model`. Its variables are in `vars`, and `seed` decides how they start.
pub fn fit(
    model: &impl Module,
    vars: &VarMap,
    part: &Part,
    seed: u64,
    mut after: impl FnMut(usize, f32) -> Result<()>,
) -> Result<()> {
    start::fill(vars, seed)?;
    let mut optimiser = AdamW::new_lr(vars.all_vars(), RATE)?;
    let mut random = Random::new(seed);
    for number in 1..=EPOCHS {
        after(number, epoch(model, &mut optimiser, part, &mut random)?)?;
    }
    Ok(())
}
// ANCHOR_END: fit

// ANCHOR: accuracy
/// The share of rows whose largest logit is that of the label.
pub fn accuracy(model: &impl Module, part: &Part) -> Result<f32> {
    let guesses = model.forward(&part.images)?.argmax(1)?; // (n), u32
    let right = guesses.eq(&part.labels)?.to_dtype(DType::F32)?;
    right.mean_all()?.to_scalar()
}
// ANCHOR_END: accuracy
