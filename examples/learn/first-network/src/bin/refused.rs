//! What Candle does not do by itself.

use candle_core::{DType, Device, Result, Tensor};

fn main() -> Result<()> {
    let device = Device::Cpu;
    // ANCHOR: refused
    let x = Tensor::zeros((2, 3), DType::F32, &device)?;
    let row = Tensor::zeros(3, DType::F32, &device)?;
    let double = Tensor::zeros((2, 3), DType::F64, &device)?;
    let attempts = [
        ("x + row", &x + &row),
        ("x + double", &x + &double),
        ("x times x", x.matmul(&x)),
    ];
    for (name, result) in attempts {
        match result {
            Ok(tensor) => println!("{name}: {:?}", tensor.dims()),
            Err(error) => println!("{name}: {}", first_line(&error)),
        }
    }
    // ANCHOR_END: refused
    Ok(())
}

/// With RUST_BACKTRACE set, where it arose follows on further lines.
fn first_line(error: &candle_core::Error) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}
