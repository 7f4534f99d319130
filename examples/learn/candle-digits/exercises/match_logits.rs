//! **Match logits to 1e-4.** The file `data/torch.safetensors`, which the crate has as `file::FROM_PYTORCH`, holds the weights of the network of
//! PyTorch that the page shows above. Its tensors are called `0.weight`, `0.bias`, `4.weight`, `4.bias`, `5.weight` and `5.bias`, after
//! their places in the `Sequential`. Write the same network with Candle, so that its logits differ from PyTorch's by at most 1e-4.
//!
//! Hint: `conv2d` takes a `Conv2dConfig`, whose default has no padding. If you are off by 0.01 or more, check the `eps` of `layer_norm`: PyTorch's is
//! 1e-5. If you are off by 0.0002, look at GELU: PyTorch's default is the exact one, with the error function, and Candle's `gelu` is an approximation
//! with a hyperbolic tangent.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::{Result, Tensor};
    use candle_nn::{Module, VarBuilder};

    pub struct Network {
        // the layers that have weights
    }

    impl Network {
        pub fn new(vars: VarBuilder) -> Result<Self> {
            todo!("layers from {:?}", vars.dtype())
        }
    }

    impl Module for Network {
        fn forward(&self, images: &Tensor) -> Result<Tensor> {
            todo!("from (n, 1, 8, 8), here {:?}, to (n, 10)", images.dims())
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::{Result, Tensor};
    use candle_nn::{Conv2d, LayerNorm, Linear, Module, VarBuilder};
    use candle_nn::{conv2d, layer_norm, linear};

    pub struct Network {
        convolution: Conv2d,
        norm: LayerNorm,
        output: Linear,
    }

    impl Network {
        pub fn new(vars: VarBuilder) -> Result<Self> {
            Ok(Self {
                convolution: conv2d(1, 8, 3, Default::default(), vars.pp("0"))?,
                norm: layer_norm(72, 1e-5, vars.pp("4"))?,
                output: linear(72, 10, vars.pp("5"))?,
            })
        }
    }

    impl Module for Network {
        fn forward(&self, images: &Tensor) -> Result<Tensor> {
            let x = self.convolution.forward(images)?; // (n, 8, 6, 6)
            let x = x.gelu_erf()?.avg_pool2d(2)?; // (n, 8, 3, 3)
            let x = self.norm.forward(&x.flatten_from(1)?)?; // (n, 72)
            self.output.forward(&x) // (n, 10)
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::Network;
use candle_core::{DType, Device, Result};
use candle_digits::digits::split;
use candle_digits::file::FROM_PYTORCH;
use candle_nn::{Module, VarBuilder};

fn network() -> Result<Network> {
    let (bytes, device) = (FROM_PYTORCH, Device::Cpu);
    Network::new(VarBuilder::from_slice_safetensors(
        bytes,
        DType::F32,
        &device,
    )?)
}

fn logits(network: &Network) -> Result<Vec<Vec<f32>>> {
    let (_, unknown) = split(&Device::Cpu)?;
    let images = unknown.images.reshape(((), 1, 8, 8))?;
    network.forward(&images)?.to_vec2()
}

#[test]
fn the_logits_are_those_of_pytorch() -> Result<()> {
    let logits = logits(&network()?)?;
    // Printed by twin/export.py: the first of the unknown digits, and the last.
    let expected = [
        [
            -7.370955, 9.344098, 4.99184, 8.886231, -11.785861, -4.911225,
            -1.255881, -5.740341, 1.252371, -3.420382,
        ],
        [
            -3.829496, 2.381558, -4.915595, -4.901539, -4.959518, -4.814734,
            4.157693, -6.977534, 12.803417, 0.666145,
        ],
    ];
    for (row, expected) in [0, 796].into_iter().zip(expected) {
        let found = &logits[row];
        let differences = found.iter().zip(expected).map(|(f, e)| f - e);
        let largest = differences.map(f32::abs).fold(0.0, f32::max);
        assert!(largest < 1e-4, "off by {largest}: {found:?}");
    }
    Ok(())
}

#[test]
fn a_row_does_not_depend_on_its_batch() -> Result<()> {
    let network = network()?;
    let (_, unknown) = split(&Device::Cpu)?;
    let alone = unknown.rows(&[7])?.images.reshape(((), 1, 8, 8))?;
    let alone = network.forward(&alone)?.to_vec2::<f32>()?;
    let together = &logits(&network)?[7];
    for (a, t) in alone[0].iter().zip(together) {
        assert!((a - t).abs() < 1e-4);
    }
    Ok(())
}
// ANCHOR_END: tests
