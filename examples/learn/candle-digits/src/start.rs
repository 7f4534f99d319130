//! Where a network begins: weights that depend on a seed alone.

use candle_core::{Device, Result, Tensor};
use candle_nn::VarMap;

use crate::random::Random;

/// Sets every weight and bias as PyTorch's layers do: evenly between -b and
/// b, where b is one over the root of how many inputs a unit has.
pub fn fill(vars: &VarMap, seed: u64) -> Result<()> {
    let vars = vars
        .data()
        .lock()
        .expect("nobody panicked while holding it");
    let mut names: Vec<&String> = vars.keys().collect();
    names.sort(); // a HashMap has no order of its own
    let mut random = Random::new(seed);
    for name in names {
        let weight = &vars[&name.replace(".bias", ".weight")];
        let inputs: usize = weight.dims()[1..].iter().product();
        let bound = 1.0 / (inputs as f32).sqrt();
        let shape = vars[name].shape();
        let values =
            (0..shape.elem_count()).map(|_| bound * random.symmetric());
        let values = Tensor::from_iter(values, &Device::Cpu)?.reshape(shape)?;
        vars[name].set(&values.to_device(vars[name].device())?)?;
    }
    Ok(())
}
