//! The network with convolutions again: a convolution and the maximum after
//! it are four products of matrices for the whole batch.

use candle_core::{Device, Result, Tensor};
use candle_nn::{Linear, Module, VarBuilder, conv2d, linear};

// ANCHOR: convolution
/// A convolution of three by three pixels, and the maximum of every two by two.
struct Convolution {
    weight: Tensor,       // (out, in, 3, 3)
    bias: Tensor,         // (out)
    corners: [Tensor; 4], // (pixels / 4 * 9), u32
}

impl Module for Convolution {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let (n, pixels, channels) = x.dims3()?;
        let weight = self.weight.permute((2, 3, 1, 0))?; // (3, 3, in, out)
        let weight = weight.reshape((9 * channels, ()))?;
        let x = x.pad_with_zeros(1, 0, 1)?; // one more pixel, which is blank
        let corner = |places: &Tensor| {
            let x = x.index_select(places, 1)?; // (n, pixels / 4 * 9, in)
            x.reshape(((), 9 * channels))?.matmul(&weight)
        };
        let [a, b, c, d] = &self.corners;
        let upper = corner(a)?.maximum(&corner(b)?)?;
        let lower = corner(c)?.maximum(&corner(d)?)?;
        let x = upper.maximum(&lower)?.broadcast_add(&self.bias)?;
        x.relu()?.reshape((n, pixels / 4, ()))
    }
}
// ANCHOR_END: convolution

// ANCHOR: neighbours
/// Of each square of two by two pixels one corner: the places of the nine
/// pixels around it. What is outside the image is the pixel after the last.
fn neighbours(side: usize, corner: usize) -> Result<Tensor> {
    let mut places = Vec::new();
    for square in 0..side * side / 4 {
        let (row, column) = (square / (side / 2), square % (side / 2));
        for step in 0..9 {
            // Both are 1 too large, so that they are never negative.
            let y = 2 * row + corner / 2 + step / 3;
            let x = 2 * column + corner % 2 + step % 3;
            let inside = (1..=side).contains(&y) && (1..=side).contains(&x);
            places.push(match inside {
                true => (y - 1) * side + x - 1,
                false => side * side,
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
        let corner = |corner| neighbours(side, corner);
        Ok(Self {
            weight: same.weight().clone(),
            bias: vars.get(to, "bias")?,
            corners: [corner(0)?, corner(1)?, corner(2)?, corner(3)?],
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
        let x = self.first.forward(&images.unsqueeze(2)?)?; // (n, 16, 16)
        let x = self.second.forward(&x)?; // (n, 4, 32)
        self.output.forward(&x.transpose(1, 2)?.flatten_from(1)?)
    }
}
