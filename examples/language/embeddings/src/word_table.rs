//! A vector for a text without a network: the mean of its tokens' rows in a table.

use std::path::Path;

use anyhow::{Context, Error, Result};
use candle_core::{Device::Cpu, Tensor};
use tokenizers::Tokenizer;

use crate::model::normalise;

const TABLE: &str = "embeddings.word_embeddings.weight";

pub struct WordTable {
    tokenizer: Tokenizer,
    table: Tensor,
}

impl WordTable {
    /// Takes only the first table out of the files of a model.
    pub fn load(folder: &Path) -> Result<Self> {
        let weights = folder.join("model.safetensors");
        let mut weights = candle_core::safetensors::load(weights, &Cpu)?;
        let table = weights.remove(TABLE).context("the model has no table")?;
        let tokenizer = Tokenizer::from_file(folder.join("tokenizer.json"));
        let mut tokenizer = tokenizer.map_err(Error::msg)?;
        tokenizer.with_truncation(None).map_err(Error::msg)?;
        tokenizer.with_padding(None);
        Ok(Self { tokenizer, table })
    }

    // ANCHOR: embed
    /// A row for each text, of length 1.
    pub fn embed(&self, texts: &[&str]) -> Result<Tensor> {
        let mut rows = Vec::new();
        for text in texts {
            let found =
                self.tokenizer.encode(*text, false).map_err(Error::msg)?;
            let ids = Tensor::new(found.get_ids(), &Cpu)?;
            rows.push(self.table.embedding(&ids)?.mean(0)?); // (384)
        }
        Ok(normalise(&Tensor::stack(&rows, 0)?)?) // (texts, 384)
    }
    // ANCHOR_END: embed
}
