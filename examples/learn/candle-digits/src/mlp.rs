//! Two layers: every pixel to every hidden unit, every unit to every class.

// ANCHOR: mlp
use candle_core::{Result, Tensor};
use candle_nn::{Linear, Module, VarBuilder, linear};

pub struct Mlp {
    hidden: Linear,
    output: Linear,
}

impl Mlp {
    pub fn new(width: usize, vars: VarBuilder) -> Result<Self> {
        Ok(Self {
            hidden: linear(64, width, vars.pp("hidden"))?,
            output: linear(width, 10, vars.pp("output"))?,
        })
    }
}

impl Module for Mlp {
    fn forward(&self, images: &Tensor) -> Result<Tensor> {
        let hidden = self.hidden.forward(images)?.relu()?; // (n, width)
        self.output.forward(&hidden) // (n, 10)
    }
}
// ANCHOR_END: mlp
