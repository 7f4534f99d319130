//! The figures in the hint of the exercise `match_logits`: which mistake costs how much.

use candle_core::{DType, Device, Result, Tensor};
use candle_digits::digits::split;
use candle_digits::file::FROM_PYTORCH;
use candle_nn::{Module, VarBuilder, conv2d, layer_norm, linear};

type Activation = fn(&Tensor) -> Result<Tensor>;

/// The logits of the two digits that the exercise's test compares, by the solution with two parts exchanged.
fn logits(activation: Activation, eps: f64) -> Result<Tensor> {
    let device = Device::Cpu;
    let vars =
        VarBuilder::from_slice_safetensors(FROM_PYTORCH, DType::F32, &device)?;
    let convolution = conv2d(1, 8, 3, Default::default(), vars.pp("0"))?;
    let norm = layer_norm(72, eps, vars.pp("4"))?;
    let output = linear(72, 10, vars.pp("5"))?;
    let (_, unknown) = split(&device)?;
    let unknown = unknown.rows(&[0, 796])?;
    let x = unknown.images.reshape(((), 1, 8, 8))?;
    let x = activation(&convolution.forward(&x)?)?.avg_pool2d(2)?;
    output.forward(&norm.forward(&x.flatten_from(1)?)?)
}

/// The largest difference from the right logits.
fn off(activation: Activation, eps: f64) -> Result<f32> {
    let right = logits(Tensor::gelu_erf, 1e-5)?;
    let difference = (logits(activation, eps)? - right)?.abs()?;
    difference.max_all()?.to_scalar()
}

#[test]
fn the_other_gelu_is_off_by_a_fifth_of_a_thousandth() -> Result<()> {
    let off = off(Tensor::gelu, 1e-5)?;
    assert!((1.5e-4..2.5e-4).contains(&off), "{off}");
    Ok(())
}

#[test]
fn another_eps_is_off_by_more_than_a_hundredth() -> Result<()> {
    for eps in [0.0, 1e-12, 1e-6, 1e-4, 1e-3] {
        let off = off(Tensor::gelu_erf, eps)?;
        assert!(off > 0.01, "{eps}: {off}");
    }
    Ok(())
}
