//! Two small matrices for each large one of a model.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, ensure};
use candle_core::{DType, Device, Tensor, Var};
use candle_nn::VarBuilder;
use tiny_gpt::random::Random;
use tiny_gpt::{Config, Gpt};

/// The frozen weights of a model, by name.
pub type Weights = HashMap<String, Tensor>;

// ANCHOR: adapter
/// The change of one matrix: `alpha / rank * b a`.
pub struct Pair {
    pub a: Var, // (rank, inputs)
    pub b: Var, // (outputs, rank)
}

pub struct Adapter {
    pub pairs: BTreeMap<String, Pair>,
    pub scale: f64, // alpha / rank
}
// ANCHOR_END: adapter

impl Adapter {
    // ANCHOR: new
    /// A pair for each matrix in the blocks: a at random, b zero.
    pub fn new(
        weights: &Weights,
        rank: usize,
        alpha: f64,
        seed: u64,
    ) -> Result<Self> {
        ensure!(rank > 0, "an adapter of rank 0 cannot learn anything");
        let mut names: Vec<_> =
            weights.keys().filter(|name| adapts(name)).collect();
        names.sort();
        let mut random = Random::new(seed);
        let mut pairs = BTreeMap::new();
        for name in names {
            let (outputs, inputs) = weights[name].dims2()?;
            let bound = 1.0 / (inputs as f32).sqrt();
            let numbers =
                (0..rank * inputs).map(|_| bound * random.symmetric());
            let a = Tensor::from_iter(numbers, &Device::Cpu)?
                .reshape((rank, inputs))?;
            let a = Var::from_tensor(&a)?;
            let b = Var::zeros((outputs, rank), DType::F32, &Device::Cpu)?;
            pairs.insert(name.clone(), Pair { a, b });
        }
        Ok(Self {
            pairs,
            scale: alpha / rank as f64,
        })
    }
    // ANCHOR_END: new

    // ANCHOR: apply
    /// The model with the change added to its matrices.
    pub fn apply(&self, weights: &Weights, config: Config) -> Result<Gpt> {
        let mut changed = weights.clone(); // pointers, not numbers
        for (name, Pair { a, b }) in &self.pairs {
            let w = weights
                .get(name)
                .with_context(|| format!("the model has no {name}"))?;
            let change = (b.matmul(a)? * self.scale)?; // (outputs, inputs)
            changed.insert(name.clone(), (w + change)?);
        }
        model(&changed, config)
    }
    // ANCHOR_END: apply

    /// How many numbers are trained.
    pub fn numbers(&self) -> usize {
        let numbers = |pair: &Pair| pair.a.elem_count() + pair.b.elem_count();
        self.pairs.values().map(numbers).sum()
    }

    /// The numbers to train, in the order of their names.
    pub fn vars(&self) -> Vec<Var> {
        self.pairs
            .values()
            .flat_map(|pair| [pair.a.clone(), pair.b.clone()])
            .collect()
    }
}

/// The matrices in the blocks. Embeddings and norms stay as they are.
fn adapts(name: &str) -> bool {
    name.contains(".attention.") || name.contains(".mlp.")
}

/// A model of these weights. They may depend on variables.
pub fn model(weights: &Weights, config: Config) -> Result<Gpt> {
    let vars =
        VarBuilder::from_tensors(weights.clone(), DType::F32, &Device::Cpu);
    Ok(Gpt::new(vars, config)?)
}
