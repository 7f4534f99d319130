//! What the page does: read a drawing, and train a network while you watch.

use candle_core::{DType, Device, Result, Tensor};
use candle_nn::{AdamW, Module, VarBuilder, VarMap, ops};

use crate::cnn::Cnn;
use crate::digits::{Part, split};
use crate::drawing::{Drawing, tensor};
use crate::file::trained;
use crate::mlp::Mlp;
use crate::random::Random;
use crate::start;
use crate::train::{accuracy, epoch};

pub struct Demo {
    saved: Cnn,
    model: Mlp,
    optimiser: AdamW,
    random: Random,
    known: Part,
    unknown: Part,
}

impl Demo {
    /// A network with `width` hidden units, from the weights of a seed.
    pub fn new(seed: u32, width: usize, rate: f64) -> Result<Self> {
        let device = Device::Cpu;
        let vars = VarMap::new();
        let builder = VarBuilder::from_varmap(&vars, DType::F32, &device);
        let model = Mlp::new(width.clamp(1, 256), builder)?;
        start::fill(&vars, u64::from(seed))?;
        let (known, unknown) = split(&device)?;
        Ok(Self {
            saved: trained(&device)?,
            model,
            optimiser: AdamW::new_lr(vars.all_vars(), rate)?,
            random: Random::new(u64::from(seed)),
            known,
            unknown,
        })
    }

    /// Trains for an epoch, and returns its mean loss.
    pub fn epoch(&mut self) -> Result<f32> {
        let (optimiser, random) = (&mut self.optimiser, &mut self.random);
        epoch(&self.model, optimiser, &self.known, random)
    }

    /// The shares of known and unknown digits that are read correctly.
    pub fn accuracies(&self) -> Result<[f32; 2]> {
        Ok([
            accuracy(&self.model, &self.known)?,
            accuracy(&self.model, &self.unknown)?,
        ])
    }

    /// The probabilities of the ten digits: those of the saved network, then
    /// those of the one in training. None without ink.
    pub fn read(&self, drawing: &Drawing) -> Result<Option<[Vec<f32>; 2]>> {
        let Some(counts) = drawing.counts() else {
            return Ok(None);
        };
        let image = tensor(&counts)?;
        Ok(Some([
            probabilities(&self.saved, &image)?,
            probabilities(&self.model, &image)?,
        ]))
    }
}

pub fn probabilities(model: &impl Module, image: &Tensor) -> Result<Vec<f32>> {
    ops::softmax(&model.forward(image)?, 1)?.get(0)?.to_vec1()
}
