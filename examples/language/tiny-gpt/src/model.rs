//! A decoder-only transformer: for each token it scores all that could follow.

use candle_core::{D, Result, Tensor, bail};
use candle_nn::{Embedding, Init, Linear, Module, VarBuilder, embedding};
use candle_nn::{linear_no_bias, loss, ops};

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
        Self {
            vocabulary: 1024,
            context: 128,
            width: 128,
            heads: 4,
            layers: 3,
        }
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
        Ok(Self {
            weight: vars.get_with_hints(width, "weight", Init::Const(1.0))?,
        })
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
    fn new(vars: VarBuilder, config: Config) -> Result<Self> {
        let linear =
            |name| linear_no_bias(config.width, config.width, vars.pp(name));
        Ok(Self {
            query: linear("query")?,
            key: linear("key")?,
            value: linear("value")?,
            output: linear("output")?,
            heads: config.heads,
        })
    }

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

// ANCHOR: mlp
/// Two layers that work on each place alone.
struct Mlp {
    up: Linear,
    down: Linear,
}

impl Mlp {
    fn new(vars: VarBuilder, width: usize) -> Result<Self> {
        Ok(Self {
            up: linear_no_bias(width, 4 * width, vars.pp("up"))?,
            down: linear_no_bias(4 * width, width, vars.pp("down"))?,
        })
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        self.down.forward(&self.up.forward(x)?.relu()?)
    }
}
// ANCHOR_END: mlp

// ANCHOR: block
/// Attention, then the two layers; each adds to what came in.
struct Block {
    norm_attention: Norm,
    attention: Attention,
    norm_mlp: Norm,
    mlp: Mlp,
}

impl Block {
    fn new(vars: VarBuilder, config: Config) -> Result<Self> {
        Ok(Self {
            norm_attention: Norm::new(vars.pp("norm_attention"), config.width)?,
            attention: Attention::new(vars.pp("attention"), config)?,
            norm_mlp: Norm::new(vars.pp("norm_mlp"), config.width)?,
            mlp: Mlp::new(vars.pp("mlp"), config.width)?,
        })
    }

    fn forward(&self, x: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let normed = self.norm_attention.forward(x)?;
        let x = (x + self.attention.forward(&normed, mask)?)?;
        let normed = self.norm_mlp.forward(&x)?;
        &x + self.mlp.forward(&normed)? // (batch, seq, width)
    }
}
// ANCHOR_END: block

// ANCHOR: gpt
pub struct Gpt {
    pub config: Config,
    tokens: Embedding,
    positions: Embedding,
    blocks: Vec<Block>,
    norm: Norm,
}

impl Gpt {
    /// The weights come from `vars`, however they got there: trained, read from
    /// a file, or changed tensor by tensor.
    pub fn new(vars: VarBuilder, config: Config) -> Result<Self> {
        let block = |i| Block::new(vars.pp(format!("blocks.{i}")), config);
        let table = |rows, name| embedding(rows, config.width, vars.pp(name));
        Ok(Self {
            config,
            tokens: table(config.vocabulary, "tokens")?,
            positions: table(config.context, "positions")?,
            blocks: (0..config.layers).map(block).collect::<Result<_>>()?,
            norm: Norm::new(vars.pp("norm"), config.width)?,
        })
    }

    /// Takes tokens (batch, seq), and scores the token after each of them.
    pub fn forward(&self, tokens: &Tensor) -> Result<Tensor> {
        let (_, seq) = tokens.dims2()?;
        let most = self.config.context;
        if seq > most {
            bail!("{seq} tokens, but the model sees {most} at most");
        }
        let places = Tensor::arange(0, seq as u32, tokens.device())?;
        let places = self.positions.forward(&places)?; // (seq, width)
        let mut x = self.tokens.forward(tokens)?.broadcast_add(&places)?;
        let mask = mask(seq, &x)?;
        for block in &self.blocks {
            x = block.forward(&x, &mask)?; // (batch, seq, width)
        }
        // the table of tokens once more: a token's score is its row times x
        let output = Linear::new(self.tokens.embeddings().clone(), None);
        output.forward(&self.norm.forward(&x)?) // (batch, seq, vocabulary)
    }

    /// The mean loss of guessing `targets`, which are one token ahead.
    pub fn loss(&self, tokens: &Tensor, targets: &Tensor) -> Result<Tensor> {
        let logits = self.forward(tokens)?.flatten_to(1)?; // (batch × seq, …)
        loss::cross_entropy(&logits, &targets.flatten_all()?)
    }
}
// ANCHOR_END: gpt

// ANCHOR: mask
/// Zero where a place may look, minus infinity where that would be ahead.
fn mask(seq: usize, like: &Tensor) -> Result<Tensor> {
    let at = |i| [0.0, f32::NEG_INFINITY][usize::from(i % seq > i / seq)];
    let mask: Vec<f32> = (0..seq * seq).map(at).collect();
    Tensor::from_vec(mask, (seq, seq), like.device())?.to_dtype(like.dtype())
}
// ANCHOR_END: mask
