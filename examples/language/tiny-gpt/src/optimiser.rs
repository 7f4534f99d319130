//! AdamW whose moments can be read, saved and set: those of Candle's cannot.

use candle_core::backprop::GradStore;
use candle_core::{Device, Result, Tensor, Var};

const BETAS: (f32, f32) = (0.9, 0.99);
const DECAY: f64 = 0.1;
const EPSILON: f32 = 1e-8;

/// A variable with the running means of its slopes and of their squares.
pub struct Slot {
    pub name: String,
    pub var: Var,
    pub first: Vec<f32>,
    pub second: Vec<f32>,
}

pub struct AdamW {
    pub slots: Vec<Slot>,
    pub step: usize,
}

impl AdamW {
    pub fn new(vars: Vec<(String, Var)>) -> Self {
        let slot = |(name, var): (String, Var)| {
            let zeros = vec![0.0; var.elem_count()];
            Slot {
                name,
                var,
                first: zeros.clone(),
                second: zeros,
            }
        };
        Self {
            slots: vars.into_iter().map(slot).collect(),
            step: 0,
        }
    }

    // ANCHOR: clip
    /// The length of all gradients as one long vector.
    pub fn norm(&self, grads: &GradStore) -> Result<f64> {
        let mut sum = 0.0;
        let grads = self.slots.iter().filter_map(|slot| grads.get(&slot.var));
        for grad in grads {
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
        for slot in &mut self.slots {
            if let Some(grad) = grads.get(&slot.var) {
                slot.step(&(grad * scale)?, rate, self.step as i32)?;
            }
        }
        Ok(())
    }
}

// ANCHOR: slot
impl Slot {
    fn step(&mut self, grad: &Tensor, rate: f64, step: i32) -> Result<()> {
        let (one, two) = BETAS;
        // young means are too small, as they began with 0
        let first_part = 1.0 - one.powi(step);
        let second_part = 1.0 - two.powi(step);
        // matrices shrink a little at each step, norms do not
        let decay = if self.var.rank() == 2 {
            rate * DECAY
        } else {
            0.0
        };
        let (rate, keep) = (rate as f32, (1.0 - decay) as f32);
        let slopes = grad.flatten_all()?.to_vec1::<f32>()?;
        let mut weights = self.var.flatten_all()?.to_vec1::<f32>()?;
        let moments = self.first.iter_mut().zip(&mut self.second);
        let numbers = weights.iter_mut().zip(slopes);
        for ((weight, slope), (first, second)) in numbers.zip(moments) {
            *first = one * *first + (1.0 - one) * slope;
            *second = two * *second + (1.0 - two) * slope * slope;
            let root = (*second / second_part).sqrt() + EPSILON;
            *weight = *weight * keep - rate * (*first / first_part) / root;
        }
        let shape = self.var.shape();
        self.var
            .set(&Tensor::from_vec(weights, shape, &Device::Cpu)?)
    }
}
// ANCHOR_END: slot
