//! BERT's forward pass in our own words, with a faster GELU.

use std::collections::HashMap;
use std::f32::consts::FRAC_1_SQRT_2;
use std::path::Path;

use anyhow::Result;
use candle_core::{
    CpuStorage, D, DType, Device::Cpu, InplaceOp1, Layout, Tensor, bail,
};
use candle_nn::ops::{layer_norm, softmax_last_dim};

use crate::Encoder;
use crate::model::{mean, normalise};

const HEADS: usize = 12;

/// Only cuts texts into tokens by its encoder.
pub struct Own {
    encoder: Encoder,
    weights: HashMap<String, Tensor>,
}

impl Own {
    pub fn load(folder: &Path) -> Result<Self> {
        let encoder = Encoder::load(folder)?;
        let weights = candle_core::safetensors::load(
            folder.join("model.safetensors"),
            &Cpu,
        )?;
        Ok(Self { encoder, weights })
    }

    /// A row for each text, of length 1.
    pub fn embed(&self, texts: &[&str]) -> Result<Tensor> {
        let (ids, mask) = self.encoder.tokens(texts)?;
        let vectors = self.vectors(&ids, &mask)?;
        Ok(normalise(&mean(&vectors, &mask)?)?)
    }

    // ANCHOR: layers
    fn vectors(
        &self,
        ids: &Tensor,
        mask: &Tensor,
    ) -> candle_core::Result<Tensor> {
        let (texts, tokens) = ids.dims2()?;
        let table = |name| &self.weights[&format!("embeddings.{name}.weight")];
        let words = table("word_embeddings").embedding(&ids.flatten_all()?)?;
        let places = table("position_embeddings").narrow(0, 0, tokens)?;
        let places =
            places.broadcast_add(&table("token_type_embeddings").get(0)?)?;
        let x = words.reshape((texts, tokens, ()))?.broadcast_add(&places)?;
        let mut x = self.norm(&x.flatten(0, 1)?, "embeddings.LayerNorm")?;
        let hidden = mask.to_dtype(DType::F32)?.affine(1e9, -1e9)?; // 0 or -1e9
        let hidden = hidden.reshape((texts, 1, 1, tokens))?;
        for number in 0..6 {
            let at = format!("encoder.layer.{number}");
            let mixed = self.attention(&x, &hidden, &at)?;
            x = self.norm(
                &(x + mixed)?,
                &format!("{at}.attention.output.LayerNorm"),
            )?;
            let inner = self.linear(&x, &format!("{at}.intermediate.dense"))?;
            inner.inplace_op1(&Gelu)?;
            let inner = self.linear(&inner, &format!("{at}.output.dense"))?;
            x = self.norm(&(x + inner)?, &format!("{at}.output.LayerNorm"))?;
        }
        x.reshape((texts, tokens, ()))
    }
    // ANCHOR_END: layers

    fn attention(
        &self,
        x: &Tensor,
        hidden: &Tensor,
        at: &str,
    ) -> candle_core::Result<Tensor> {
        let (texts, _, _, tokens) = hidden.dims4()?;
        let heads = |name| {
            let part =
                self.linear(x, &format!("{at}.attention.self.{name}"))?;
            let part = part.reshape((texts, tokens, HEADS, ()))?;
            part.transpose(1, 2)?.contiguous() // (texts, heads, tokens, 32)
        };
        let (query, key, value) =
            (heads("query")?, heads("key")?, heads("value")?);
        let scale = (query.dim(D::Minus1)? as f64).sqrt();
        let scores =
            (query / scale)?.matmul(&key.t()?)?.broadcast_add(hidden)?;
        let mixed = softmax_last_dim(&scores)?.matmul(&value)?;
        let mixed = mixed.transpose(1, 2)?.contiguous()?;
        let mixed = mixed.reshape((texts * tokens, ()))?;
        self.linear(&mixed, &format!("{at}.attention.output.dense"))
    }

    fn linear(&self, x: &Tensor, name: &str) -> candle_core::Result<Tensor> {
        let weights = &self.weights[&format!("{name}.weight")];
        let product = x.matmul(&weights.t()?)?;
        product.broadcast_add(&self.weights[&format!("{name}.bias")])
    }

    fn norm(&self, x: &Tensor, name: &str) -> candle_core::Result<Tensor> {
        let weight = |part| &self.weights[&format!("{name}.{part}")];
        layer_norm(x, weight("weight"), weight("bias"), 1e-12)
    }
}

// ANCHOR: gelu
struct Gelu;

impl InplaceOp1 for Gelu {
    fn name(&self) -> &'static str {
        "gelu"
    }

    fn cpu_fwd(
        &self,
        storage: &mut CpuStorage,
        all: &Layout,
    ) -> candle_core::Result<()> {
        let (CpuStorage::F32(numbers), true) = (storage, all.is_contiguous())
        else {
            bail!("gelu is for contiguous f32")
        };
        let begin = all.start_offset();
        for x in &mut numbers[begin..begin + all.shape().elem_count()] {
            *x *= 0.5 * (1.0 + erf(*x * FRAC_1_SQRT_2));
        }
        Ok(())
    }
}

/// A quotient of two polynomials, which is right to about six decimals.
fn erf(x: f32) -> f32 {
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let polynomial =
        |factors: &[f32]| factors.iter().fold(0.0, |sum, f| sum * square + f);
    x * polynomial(&ABOVE) / polynomial(&BELOW)
}
// ANCHOR_END: gelu

const ABOVE: [f32; 7] = [
    -2.726_142_3e-10,
    2.770_681_4e-8,
    -2.101_024e-6,
    -5.692_506_5e-5,
    -7.349_906e-4,
    -2.954_6e-3,
    -1.609_603_3e-2,
];
const BELOW: [f32; 5] = [
    -1.456_607_2e-5,
    -2.133_740_6e-4,
    -1.682_827e-3,
    -7.373_329e-3,
    -1.426_473_9e-2,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the error function from a table.
    #[test]
    fn erf_is_near_the_table() {
        for (x, right) in [
            (0.0, 0.0),
            (0.5, 0.520_500),
            (1.0, 0.842_701),
            (2.0, 0.995_322),
        ] {
            assert!((erf(x) - right).abs() < 1e-6, "erf({x}) is {}", erf(x));
            assert!((erf(-x) + right).abs() < 1e-6);
        }
        assert!((erf(9.0) - 1.0).abs() < 1e-6);
    }
}
