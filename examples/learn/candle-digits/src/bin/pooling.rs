//! The gradient of a maximum: two that Candle computes, and a difference.

use anyhow::{Context, Result};
use candle_core::{Device, Tensor, Var};
use candle_digits::cnn::halve;

type Pool = fn(&Tensor) -> candle_core::Result<Tensor>;

fn main() -> Result<()> {
    let pools: [(&str, Pool); 2] =
        [("max_pool2d", |x| x.max_pool2d(2)), ("halve", halve)];
    // ANCHOR: gradients
    let at = |four: f32| Var::new(&[[[[1f32, 2.], [3., four]]]], &Device::Cpu);
    for (name, pool) in pools {
        let x = at(4.0)?; // (1, 1, 2, 2)
        let gradients = pool(&x)?.sum_all()?.backward()?;
        let gradient = gradients.get(&x).context("x has no gradient")?;
        let gradient = gradient.flatten_all()?.to_vec1::<f32>()?;
        let sum = |four| pool(at(four)?.as_tensor())?.sum_all();
        let rise = (sum(4.25)? - sum(3.75)?)?.to_scalar::<f32>()? / 0.5;
        println!("{name:10}  {gradient:?}, by difference {rise}");
    }
    // ANCHOR_END: gradients
    Ok(())
}
