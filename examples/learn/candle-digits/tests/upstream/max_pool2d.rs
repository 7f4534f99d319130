//! The gradient of the largest of four numbers. Each line should add up to 1.

use candle_core::{Device, Result, Var};

fn main() -> Result<()> {
    for numbers in [[1f32, 2., 3., 4.], [1., 1., 1., 1.]] {
        let x = Var::from_slice(&numbers, (1, 1, 2, 2), &Device::Cpu)?;
        let gradients = x.max_pool2d(2)?.sum_all()?.backward()?;
        let gradient = gradients.get(&x).expect("x is a variable");
        let gradient = gradient.flatten_all()?.to_vec1::<f32>()?;
        println!("{numbers:?} has {gradient:?}");
    }
    Ok(())
}
