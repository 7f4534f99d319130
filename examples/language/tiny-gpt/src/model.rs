//! A decoder-only transformer: it reads tokens, and scores every token that
//! could follow each of them.

use candle_core::{D, Result, Tensor};
use candle_nn::{Embedding, Init, Linear, Module, VarBuilder, linear_no_bias, loss, ops};

// ANCHOR: config
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Config {
    pub vocabulary: usize,
    pub context: usize,
    pub width: usize,
    pub heads: usize,
    pub layers: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self { vocabulary: 1024, context: 128, width: 128, heads: 4, layers: 3 }
    }
}
// ANCHOR_END: config

// ANCHOR: norm
/// Divides each row by its size, so that deep sums of rows stay in range.
struct Norm {
    weight: Tensor,
}

impl Norm {
    fn new(vars: VarBuilder, width: usize) -> Result<Self> {
        Ok(Self { weight: vars.get_with_hints(width, "weight", Init::Const(1.0))? })
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let square = x.sqr()?.mean_keepdim(D::Minus1)?; // (batch, seq, 1)
        let x = x.broadcast_div(&(square + 1e-5)?.sqrt()?)?;
        x.broadcast_mul(&self.weight) // (batch, seq, width)
    }
}
// ANCHOR_END: norm

// ANCHOR: attention
/// Each place asks the places before it, and takes a mean of their values.
struct Attention {
    query: Linear,
    key: Linear,
    value: Linear,
    output: Linear,
    heads: usize,
}

impl Attention {
    fn forward(&self, x: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let (batch, seq, width) = x.dims3()?;
        let size = width / self.heads;
        let split = |x: Tensor| {
            let heads = x.reshape((batch, seq, self.heads, size))?;
            heads.transpose(1, 2)?.contiguous() // (batch, heads, seq, size)
        };
        let query = split(self.query.forward(x)?)?;
        let key = split(self.key.forward(x)?)?;
        let value = split(self.value.forward(x)?)?;
        let query = (query * (size as f64).powf(-0.5))?;
        let scores = query.matmul(&key.t()?)?; // (batch, heads, seq, seq)
        // `softmax_last_dim` is faster, and has no gradient
        let shares = ops::softmax(&scores.broadcast_add(mask)?, D::Minus1)?;
        let mixed = shares.matmul(&value)?; // (batch, heads, seq, size)
        let joined = mixed.transpose(1, 2)?.reshape((batch, seq, width))?;
        self.output.forward(&joined) // (batch, seq, width)
    }
}
// ANCHOR_END: attention

impl Attention {
    fn new(vars: VarBuilder, config: Config) -> Result<Self> {
        let linear = |name| linear_no_bias(config.width, config.width, vars.pp(name));
        Ok(Self {
            query: linear("query")?,
            key: linear("key")?,
            value: linear("value")?,
            output: linear("output")?,
            heads: config.heads,
        })
    }
}

// ANCHOR: mlp
/// Two layers that work on each place alone.
struct Mlp {
    up: Linear,
    down: Linear,
}

impl Mlp {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        self.down.forward(&self.up.forward(x)?.relu()?)
    }
}
// ANCHOR_END: mlp

impl Mlp {
    fn new(vars: VarBuilder, width: usize) -> Result<Self> {
        Ok(Self {
            up: linear_no_bias(width, 4 * width, vars.pp("up"))?,
            down: linear_no_bias(4 * width, width, vars.pp("down"))?,
        })
    }
}

// ANCHOR: block
/// Attention, then the two layers; each adds to what came in.
struct Block {
    norm_attention: Norm,
    attention: Attention,
    norm_mlp: Norm,
    mlp: Mlp,
}

impl Block {
    fn forward(&self, x: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let normed = self.norm_attention.forward(x)?;
        let x = (x + self.attention.forward(&normed, mask)?)?;
        let normed = self.norm_mlp.forward(&x)?;
        &x + self.mlp.forward(&normed)? // (batch, seq, width)
    }
}
// ANCHOR_END: block

impl Block {
    fn new(vars: VarBuilder, config: Config) -> Result<Self> {
        Ok(Self {
            norm_attention: Norm::new(vars.pp("norm_attention"), config.width)?,
            attention: Attention::new(vars.pp("attention"), config)?,
            norm_mlp: Norm::new(vars.pp("norm_mlp"), config.width)?,
            mlp: Mlp::new(vars.pp("mlp"), config.width)?,
        })
    }
}

// ANCHOR: gpt
pub struct Gpt {
    pub config: Config,
    tokens: Embedding,
    positions: Embedding,
    blocks: Vec<Block>,
    norm: Norm,
}

impl Gpt {
    /// Scores for the token after each place: (batch, seq, vocabulary).
    pub fn forward(&self, tokens: &Tensor) -> Result<Tensor> {
        let (_, seq) = tokens.dims2()?;
        if seq > self.config.context {
            candle_core::bail!("{seq} tokens, but the model sees {} at most", self.config.context);
        }
        let places = Tensor::arange(0, seq as u32, tokens.device())?;
        let places = self.positions.forward(&places)?; // (seq, width)
        let mut x = self.tokens.forward(tokens)?.broadcast_add(&places)?;
        let mask = mask(seq, &x)?;
        for block in &self.blocks {
            x = block.forward(&x, &mask)?; // (batch, seq, width)
        }
        let x = self.norm.forward(&x)?;
        // the table of tokens once more: a row's score is its product with x
        x.broadcast_matmul(&self.tokens.embeddings().t()?)
    }

    /// The mean loss of guessing `targets`, each the token after that of `tokens`.
    pub fn loss(&self, tokens: &Tensor, targets: &Tensor) -> Result<Tensor> {
        let logits = self.forward(tokens)?.flatten_to(1)?; // (batch × seq, vocabulary)
        loss::cross_entropy(&logits, &targets.flatten_all()?)
    }
}
// ANCHOR_END: gpt

/// Zero where a place may look, minus infinity where that would be ahead.
fn mask(seq: usize, like: &Tensor) -> Result<Tensor> {
    let ahead = |row, column| if column > row { f32::NEG_INFINITY } else { 0.0 };
    let mask: Vec<f32> = (0..seq * seq).map(|i| ahead(i / seq, i % seq)).collect();
    Tensor::from_vec(mask, (seq, seq), like.device())?.to_dtype(like.dtype())
}

impl Gpt {
    /// The weights come from `vars`, whichever way they got there: trained, read
    /// from a file, or changed tensor by tensor.
    pub fn new(vars: VarBuilder, config: Config) -> Result<Self> {
        let Config { vocabulary, context, width, layers, .. } = config;
        let blocks = (0..layers).map(|i| Block::new(vars.pp(format!("blocks.{i}")), config));
        Ok(Self {
            config,
            tokens: candle_nn::embedding(vocabulary, width, vars.pp("tokens"))?,
            positions: candle_nn::embedding(context, width, vars.pp("positions"))?,
            blocks: blocks.collect::<Result<_>>()?,
            norm: Norm::new(vars.pp("norm"), width)?,
        })
    }
}
