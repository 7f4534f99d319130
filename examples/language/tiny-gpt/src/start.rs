//! Where a model begins: weights that depend on a seed alone.

use candle_core::{DType, Device, Result, Tensor};
use candle_nn::{VarBuilder, VarMap};

use crate::random::Random;
use crate::{Config, Gpt};

/// A new model, and the variables that hold its weights.
pub fn model(config: Config, seed: u64) -> Result<(Gpt, VarMap)> {
    let vars = VarMap::new();
    let gpt = Gpt::new(
        VarBuilder::from_varmap(&vars, DType::F32, &Device::Cpu),
        config,
    )?;
    fill(&vars, config, seed)?;
    Ok((gpt, vars))
}

/// Draws every matrix evenly between -b and b, where b is one over the root of
/// the inputs. What ends in a sum over the layers begins smaller, so that the
/// sum does not grow with their number.
fn fill(vars: &VarMap, config: Config, seed: u64) -> Result<()> {
    let mut random = Random::new(seed);
    for (name, var) in sorted(vars) {
        let [_, inputs] = *var.dims() else { continue }; // a norm: it begins with ones
        let adds =
            name.ends_with("output.weight") || name.ends_with("down.weight");
        let layers = if adds { 2 * config.layers } else { 1 };
        let bound = 1.0 / ((inputs * layers) as f32).sqrt();
        let values = (0..var.elem_count()).map(|_| bound * random.symmetric());
        var.set(
            &Tensor::from_iter(values, &Device::Cpu)?.reshape(var.shape())?,
        )?;
    }
    Ok(())
}

/// The variables in the order of their names: a `HashMap` has none of its own.
pub fn sorted(vars: &VarMap) -> Vec<(String, candle_core::Var)> {
    let vars = vars
        .data()
        .lock()
        .expect("nobody panicked while holding it");
    let mut vars: Vec<_> = vars
        .iter()
        .map(|(name, var)| (name.clone(), var.clone()))
        .collect();
    vars.sort_by(|a, b| a.0.cmp(&b.0));
    vars
}
