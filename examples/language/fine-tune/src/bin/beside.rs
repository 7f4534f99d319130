use anyhow::Result;
use candle_core::{DType, Device::Cpu, Tensor, Var};
use candle_nn::{Optimizer, SGD, loss::mse};

fn main() -> Result<()> {
    let wave = |rows: usize, columns: usize, step: f64| {
        let places = Tensor::arange(0f32, (rows * columns) as f32, &Cpu)?;
        (places.sqr()? * step)?.sin()?.reshape((rows, columns))
    };
    let x = wave(16, 8, 1.7)?; // (16, 8): sixteen examples
    let w = wave(8, 8, 2.3)?; // (8, 8): a layer that is trained
    let old = x.matmul(&w.t()?)?; // (16, 8)
    let signs = Tensor::new(&[-1f32, 1., 1., 1., 1., 1., 1., 1.], &Cpu)?;
    let wanted = old.broadcast_mul(&signs)?; // (16, 8): one output turned round

    let a = Var::from_tensor(&wave(1, 8, 0.9)?)?; // (1, 8)
    let b = Var::zeros((8, 1), DType::F32, &Cpu)?; // (8, 1)
    let mut optimiser = SGD::new(vec![a.clone(), b.clone()], 1.0)?;
    for step in 0..=80 {
        let beside = x.matmul(&a.t()?)?.matmul(&b.t()?)?; // (16, 1), (16, 8)
        let loss = mse(&(&old + beside)?, &wanted)?;
        if step % 20 == 0 {
            println!("step {step:>2}: loss {:.4}", loss.to_scalar::<f32>()?);
        }
        optimiser.backward_step(&loss)?;
    }
    let trained = a.elem_count() + b.elem_count();
    println!("{trained} numbers trained, {} not touched", w.elem_count());
    Ok(())
}
