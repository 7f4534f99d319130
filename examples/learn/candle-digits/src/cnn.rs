//! Two convolutions, each followed by the maximum of every four neighbours.

// ANCHOR: cnn
use candle_core::{Result, Tensor};
use candle_nn::{Conv2d, Conv2dConfig, Linear, Module, VarBuilder};
use candle_nn::{conv2d, linear};

pub struct Cnn {
    first: Conv2d,
    second: Conv2d,
    output: Linear,
}

impl Cnn {
    pub fn new(vars: VarBuilder) -> Result<Self> {
        let same = Conv2dConfig {
            padding: 1,
            ..Default::default()
        };
        Ok(Self {
            first: conv2d(1, 16, 3, same, vars.pp("first"))?,
            second: conv2d(16, 32, 3, same, vars.pp("second"))?,
            output: linear(32 * 2 * 2, 10, vars.pp("output"))?,
        })
    }
}
// ANCHOR_END: cnn

// ANCHOR: forward
impl Module for Cnn {
    fn forward(&self, images: &Tensor) -> Result<Tensor> {
        let x = images.reshape(((), 1, 8, 8))?; // (n, 1, 8, 8)
        let x = self.first.forward(&x)?.relu()?; // (n, 16, 8, 8)
        let x = halve(&x)?; // (n, 16, 4, 4)
        let x = self.second.forward(&x)?.relu()?; // (n, 32, 4, 4)
        let x = halve(&x)?.flatten_from(1)?; // (n, 128)
        self.output.forward(&x) // (n, 10)
    }
}
// ANCHOR_END: forward

// ANCHOR: halve
/// The maximum of every two by two neighbours, as `max_pool2d(2)` has it.
pub fn halve(x: &Tensor) -> Result<Tensor> {
    let (n, c, h, w) = x.dims4()?;
    let pairs = x.reshape((n, c, h, w / 2, 2))?;
    let x = pairs.get_on_dim(4, 0)?.maximum(&pairs.get_on_dim(4, 1)?)?;
    let pairs = x.reshape((n, c, h / 2, 2, w / 2))?;
    pairs.get_on_dim(3, 0)?.maximum(&pairs.get_on_dim(3, 1)?)
}
// ANCHOR_END: halve
