//! The same network as Candle's `quantized_llama`, in as few lines as
//! possible, with a cache that can be looked at.

use anyhow::Result;
use candle_core::quantized::{QMatMul, QTensor};
use candle_core::{Device::Cpu, IndexOp, Module, Tensor};
use candle_nn::ops::{rms_norm, silu, softmax_last_dim};
use candle_nn::rotary_emb::rope_i;
use candle_transformers::utils::{build_causal_mask, repeat_kv};

use crate::file::Gguf;

/// For each layer the keys and the values, (1, kv heads, positions, head size).
pub type Cache = Vec<(Tensor, Tensor)>;

pub struct Llama {
    embeddings: Tensor, // (vocabulary, width)
    layers: Vec<Layer>,
    norm: Tensor,
    output: QMatMul,
    heads: usize,
    kv_heads: usize,
    cos: Tensor, // (positions, head size / 2)
    sin: Tensor,
    epsilon: f32,
}

struct Layer {
    norm: Tensor,
    query: QMatMul,
    key: QMatMul,
    value: QMatMul,
    attended: QMatMul,
    feed_norm: Tensor,
    gate: QMatMul,
    up: QMatMul,
    down: QMatMul,
}

impl Llama {
    pub fn load(gguf: &mut Gguf) -> Result<Self> {
        let count = gguf.number("llama.block_count")?;
        let heads = gguf.number("llama.attention.head_count")?;
        let kv_heads = gguf.number("llama.attention.head_count_kv")?;
        let epsilon = gguf.real("llama.attention.layer_norm_rms_epsilon")?;
        let base = gguf.real("llama.rope.freq_base")?;
        let size = gguf.number("llama.rope.dimension_count")?;
        let positions = gguf.context_length()?;
        let angle = |at: usize| {
            let (position, pair) = (at / (size / 2), at % (size / 2));
            let turn = 1.0 / base.powf(2.0 * pair as f32 / size as f32);
            position as f32 * turn
        };
        let angles = (0..positions * size / 2).map(angle).collect::<Vec<_>>();
        let angles = Tensor::from_vec(angles, (positions, size / 2), &Cpu)?;
        let layers = (0..count).map(|at| Layer::load(gguf, at));
        let layers = layers.collect::<Result<_>>()?;
        let table = gguf.tensor("token_embd.weight")?;
        Ok(Self {
            embeddings: table.dequantize(&Cpu)?,
            layers,
            norm: gguf.tensor("output_norm.weight")?.dequantize(&Cpu)?,
            output: QMatMul::from_qtensor(table)?, // the same table, read backwards
            heads,
            kv_heads,
            cos: angles.cos()?,
            sin: angles.sin()?,
            epsilon,
        })
    }

    // ANCHOR: forward
    /// The logits after `tokens`, which follow what is in the cache.
    pub fn forward(&self, tokens: &[u32], cache: &mut Cache) -> Result<Tensor> {
        let ids = Tensor::new(tokens, &Cpu)?;
        let mut x = self.embeddings.index_select(&ids, 0)?.unsqueeze(0)?;
        for (at, layer) in self.layers.iter().enumerate() {
            let normed = rms_norm(&x, &layer.norm, self.epsilon)?;
            x = (x + self.attend(layer, &normed, at, cache)?)?;
            let normed = rms_norm(&x, &layer.feed_norm, self.epsilon)?;
            let gate = silu(&layer.gate.forward(&normed)?)?;
            let inner = (gate * layer.up.forward(&normed)?)?;
            x = (x + layer.down.forward(&inner)?)?;
        }
        let last = x.i((.., tokens.len() - 1, ..))?; // (1, width)
        let last = rms_norm(&last.contiguous()?, &self.norm, self.epsilon)?;
        Ok(self.output.forward(&last)?.squeeze(0)?)
    }
    // ANCHOR_END: forward

    // ANCHOR: attend
    fn attend(
        &self,
        layer: &Layer,
        x: &Tensor, // (1, new, width)
        at: usize,
        cache: &mut Cache,
    ) -> Result<Tensor> {
        let (_, new, width) = x.dims3()?;
        let old = cache.get(at).map_or(Ok(0), |(keys, _)| keys.dim(2))?;
        let split = |x: Tensor, heads: usize| {
            let x = x.reshape((1, new, heads, width / self.heads))?;
            x.transpose(1, 2)?.contiguous() // (1, heads, new, head size)
        };
        let cos = self.cos.narrow(0, old, new)?;
        let sin = self.sin.narrow(0, old, new)?;
        let query = split(layer.query.forward(x)?, self.heads)?;
        let query = rope_i(&query, &cos, &sin)?;
        let key = split(layer.key.forward(x)?, self.kv_heads)?;
        let mut keys = rope_i(&key, &cos, &sin)?;
        let mut values = split(layer.value.forward(x)?, self.kv_heads)?;
        if let Some((old_keys, old_values)) = cache.get(at) {
            keys = Tensor::cat(&[old_keys, &keys], 2)?;
            values = Tensor::cat(&[old_values, &values], 2)?;
        }
        if at == cache.len() {
            cache.push((keys.clone(), values.clone()));
        } else {
            cache[at] = (keys.clone(), values.clone());
        }
        let keys = repeat_kv(keys, self.heads / self.kv_heads)?;
        let values = repeat_kv(values, self.heads / self.kv_heads)?;
        let scale = ((width / self.heads) as f64).sqrt();
        let scores = (query.matmul(&keys.t()?)? / scale)?; // (1, heads, new, all)
        let mask =
            build_causal_mask(new, old, &Cpu)?.broadcast_as(scores.shape())?;
        let never = Tensor::new(f32::NEG_INFINITY, &Cpu)?
            .broadcast_as(scores.shape())?;
        let weights = softmax_last_dim(&mask.where_cond(&never, &scores)?)?;
        let mixed = weights.matmul(&values.contiguous()?)?.transpose(1, 2)?;
        Ok(layer.attended.forward(&mixed.reshape((1, new, width))?)?)
    }
    // ANCHOR_END: attend
}

impl Layer {
    fn load(gguf: &mut Gguf, at: usize) -> Result<Self> {
        let mut tensor = |name: &str| -> Result<QTensor> {
            gguf.tensor(&format!("blk.{at}.{name}.weight"))
        };
        Ok(Self {
            norm: tensor("attn_norm")?.dequantize(&Cpu)?,
            query: QMatMul::from_qtensor(tensor("attn_q")?)?,
            key: QMatMul::from_qtensor(tensor("attn_k")?)?,
            value: QMatMul::from_qtensor(tensor("attn_v")?)?,
            attended: QMatMul::from_qtensor(tensor("attn_output")?)?,
            feed_norm: tensor("ffn_norm")?.dequantize(&Cpu)?,
            gate: QMatMul::from_qtensor(tensor("ffn_gate")?)?,
            up: QMatMul::from_qtensor(tensor("ffn_up")?)?,
            down: QMatMul::from_qtensor(tensor("ffn_down")?)?,
        })
    }
}
