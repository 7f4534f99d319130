//! Tensors: shape, type, arithmetic, gradients.

use anyhow::Result;
use candle_core::{Device, Tensor, Var};

fn main() -> Result<()> {
    // ANCHOR: shapes
    let x = Tensor::new(&[[1f32, 2., 3.], [4., 5., 6.]], &Device::Cpu)?;
    println!("x: {:?}, {:?}", x.dims(), x.dtype());
    let sums = x.sum_keepdim(1)?; // (2, 1)
    println!("sums: {:?}", sums.to_vec2::<f32>()?);
    let shares = x.broadcast_div(&sums)?; // (2, 3)
    println!(
        "first column: {:.2?}",
        shares.t()?.get(0)?.to_vec1::<f32>()?
    );
    let product = x.matmul(&x.t()?)?; // (2, 2)
    println!("product: {:?}", product.to_vec2::<f32>()?);
    // ANCHOR_END: shapes

    // ANCHOR: gradient
    let w = Var::new(&[0.5f32, -1.0, 2.0], &Device::Cpu)?;
    let loss = x.broadcast_mul(&w)?.sum(1)?.sqr()?.mean_all()?;
    let gradients = loss.backward()?;
    println!("loss: {}", loss.to_scalar::<f32>()?);
    if let Some(gradient) = gradients.get(&w) {
        println!("gradient: {:?}", gradient.to_vec1::<f32>()?);
        w.set(&(w.as_tensor() - (gradient * 0.01)?)?)?;
    }
    let loss = x.broadcast_mul(&w)?.sum(1)?.sqr()?.mean_all()?;
    println!("loss after a step: {:.3}", loss.to_scalar::<f32>()?);
    // ANCHOR_END: gradient
    Ok(())
}
