//! The network with convolutions again: each convolution is one product of
//! matrices for the whole batch.

use candle_core::{Device, Result, Tensor};
use candle_nn::{Linear, Module, VarBuilder, conv2d, linear};

// ANCHOR: convolution
/// A convolution of three by three pixels.
struct Convolution {
    weight: Tensor,     // (out, in, 3, 3)
    bias: Tensor,       // (out)
    neighbours: Tensor, // (pixels * 9), u32
}

impl Module for Convolution {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let (n, pixels, channels) = x.dims3()?;
        let x = x.pad_with_zeros(1, 0, 1)?; // one more pixel, which is blank
        let x = x.index_select(&self.neighbours, 1)?;
        let x = x.reshape((n * pixels, 9 * channels))?;
        let weight = self.weight.permute((2, 3, 1, 0))?; // (3, 3, in, out)
        let x = x.matmul(&weight.reshape((9 * channels, ()))?)?;
        x.broadcast_add(&self.bias)?.reshape((n, pixels, ()))
    }
}
// ANCHOR_END: convolution

// ANCHOR: neighbours
/// For each pixel of a square image the places of the nine around it.
fn neighbours(side: usize) -> Result<Tensor> {
    let mut places = Vec::new();
    for pixel in 0..side * side {
        for step in 0..9 {
            // Both are 1 too large, so that they are never negative.
            let (y, x) = (pixel / side + step / 3, pixel % side + step % 3);
            let inside = (1..=side).contains(&y) && (1..=side).contains(&x);
            places.push(match inside {
                true => (y - 1) * side + x - 1,
                false => side * side, // the blank one
            } as u32);
        }
    }
    Tensor::new(places, &Device::Cpu)
}
// ANCHOR_END: neighbours

impl Convolution {
    /// Asks for the same variables as `conv2d`.
    fn new(
        from: usize,
        to: usize,
        side: usize,
        vars: VarBuilder,
    ) -> Result<Self> {
        let same = conv2d(from, to, 3, Default::default(), vars.clone())?;
        Ok(Self {
            weight: same.weight().clone(),
            bias: vars.get(to, "bias")?,
            neighbours: neighbours(side)?,
        })
    }
}

pub struct Gathered {
    first: Convolution,
    second: Convolution,
    output: Linear,
}

impl Gathered {
    pub fn new(vars: VarBuilder) -> Result<Self> {
        Ok(Self {
            first: Convolution::new(1, 16, 8, vars.pp("first"))?,
            second: Convolution::new(16, 32, 4, vars.pp("second"))?,
            output: linear(32 * 2 * 2, 10, vars.pp("output"))?,
        })
    }
}

impl Module for Gathered {
    fn forward(&self, images: &Tensor) -> Result<Tensor> {
        let x = images.unsqueeze(2)?; // (n, 64, 1)
        let x = halve(&self.first.forward(&x)?.relu()?, 8)?; // (n, 16, 16)
        let x = halve(&self.second.forward(&x)?.relu()?, 4)?; // (n, 4, 32)
        self.output.forward(&x.transpose(1, 2)?.flatten_from(1)?)
    }
}

/// The maximum of every two by two pixels: (n, side², c) to (n, side² / 4, c).
fn halve(x: &Tensor, side: usize) -> Result<Tensor> {
    let (n, _, channels) = x.dims3()?;
    let rows = x.reshape((n, side / 2, 2, side * channels))?;
    let x = rows.get_on_dim(2, 0)?.maximum(&rows.get_on_dim(2, 1)?)?;
    let pairs = x.reshape((n, side * side / 4, 2, channels))?;
    pairs.get_on_dim(2, 0)?.maximum(&pairs.get_on_dim(2, 1)?)
}
