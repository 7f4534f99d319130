use anyhow::Result;
use candle_core::{Device::Cpu, Tensor};

fn main() -> Result<()> {
    let wave = |rows: usize, columns: usize, step: f64| {
        let places = Tensor::arange(0f32, (rows * columns) as f32, &Cpu)?;
        (places.sqr()? * step)?.sin()?.reshape((rows, columns))
    };
    let x = wave(16, 96, 1.7)?; // (16, 96): sixteen examples
    let w = wave(64, 96, 2.3)?; // (64, 96): outputs, inputs
    let (rank, alpha) = (4, 8.0);
    let a = wave(rank, 96, 0.9)?; // (4, 96)
    let b = wave(64, rank, 0.7)?; // (64, 4)
    let scale = alpha / rank as f64;

    let pair = (x.matmul(&a.t()?)?.matmul(&b.t()?)? * scale)?; // (16, 64)
    let beside = (x.matmul(&w.t()?)? + pair)?; // (16, 64)
    let new = (&w + (b.matmul(&a)? * scale)?)?; // (64, 96), like w
    let merged = x.matmul(&new.t()?)?; // (16, 64)

    let size = beside.abs()?.max_all()?.to_scalar::<f32>()?;
    let apart = (&beside - &merged)?.abs()?.max_all()?;
    let apart = apart.to_scalar::<f32>()? / size;
    let first = merged.get(0)?.narrow(0, 0, 3)?.to_vec1::<f32>()?;
    println!("first outputs {first:.3?}");
    println!("equal to 1e-5: {}", apart < 1e-5);
    let both = a.elem_count() + b.elem_count();
    println!("w has {} numbers, a and b have {both}", w.elem_count());
    Ok(())
}
