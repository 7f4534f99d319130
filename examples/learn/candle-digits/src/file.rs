//! The trained weights of the second network, as part of the program.

use candle_core::{DType, Device, Result};
use candle_nn::VarBuilder;

use crate::cnn::Cnn;

// ANCHOR: weights
/// Written by the program `weights`.
pub const WEIGHTS: &[u8] = include_bytes!("../data/cnn.safetensors");
// ANCHOR_END: weights

/// A network of PyTorch's, for the last exercise; see `twin/export.py`.
pub const FROM_PYTORCH: &[u8] = include_bytes!("../data/torch.safetensors");

// ANCHOR: trained
pub fn trained(device: &Device) -> Result<Cnn> {
    let vars = VarBuilder::from_slice_safetensors(WEIGHTS, DType::F32, device)?;
    Cnn::new(vars)
}
// ANCHOR_END: trained
