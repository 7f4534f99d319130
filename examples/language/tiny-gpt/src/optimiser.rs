//! AdamW whose moments can be read, saved and set: those of Candle's cannot.

use candle_core::backprop::GradStore;
use candle_core::{Result, Tensor, Var};

pub const BETAS: (f64, f64) = (0.9, 0.99);
pub const DECAY: f64 = 0.1;
const EPSILON: f64 = 1e-8;

/// A variable with the running means of its gradient and of its square.
pub struct Slot {
    pub name: String,
    pub var: Var,
    pub first: Tensor,
    pub second: Tensor,
}

pub struct AdamW {
    pub slots: Vec<Slot>,
    pub step: usize,
}

impl AdamW {
    pub fn new(vars: Vec<(String, Var)>) -> Result<Self> {
        let slot = |(name, var): (String, Var)| {
            let (first, second) = (var.zeros_like()?, var.zeros_like()?);
            Ok(Slot {
                name,
                first: first.detach(),
                second: second.detach(),
                var,
            })
        };
        Ok(Self {
            slots: vars.into_iter().map(slot).collect::<Result<_>>()?,
            step: 0,
        })
    }

    // ANCHOR: clip
    /// The length of all gradients as one long vector.
    pub fn norm(&self, grads: &GradStore) -> Result<f64> {
        let mut sum = 0.0;
        for grad in self.slots.iter().filter_map(|slot| grads.get(&slot.var)) {
            sum += f64::from(grad.sqr()?.sum_all()?.to_scalar::<f32>()?);
        }
        Ok(sum.sqrt())
    }

    /// One step against the gradients, none longer than `clip`.
    pub fn step(
        &mut self,
        grads: &GradStore,
        rate: f64,
        clip: f64,
    ) -> Result<()> {
        let scale = (clip / (self.norm(grads)? + 1e-6)).min(1.0);
        // ANCHOR_END: clip
        self.step += 1;
        let (one, two) = BETAS;
        let first_part = 1.0 - one.powi(self.step as i32);
        let second_part = 1.0 - two.powi(self.step as i32);
        for Slot {
            var, first, second, ..
        } in &mut self.slots
        {
            let Some(grad) = grads.get(&*var) else {
                continue;
            };
            let grad = (grad * scale)?;
            *first = ((&*first * one)? + (&grad * (1.0 - one))?)?;
            *second = ((&*second * two)? + (grad.sqr()? * (1.0 - two))?)?;
            let root = ((&*second / second_part)?.sqrt()? + EPSILON)?;
            let change = ((&*first * (rate / first_part))? / root)?;
            // matrices shrink a little at each step, norms do not
            let decay = if var.rank() == 2 { rate * DECAY } else { 0.0 };
            var.set(&((var.as_detached_tensor() * (1.0 - decay))? - change)?)?;
        }
        Ok(())
    }
}
