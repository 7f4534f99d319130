//! The vectors of all sections and questions, computed once and kept in a file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use candle_core::{DType, Device::Cpu, Tensor};

/// Texts of similar length share a batch, so that little is padding.
pub const BATCH: usize = 16;

// ANCHOR: embed_all
/// The rows of `embed`, for many texts.
pub fn embed_all(
    embed: impl Fn(&[&str]) -> Result<Tensor>,
    texts: &[&str],
) -> Result<Tensor> {
    let mut places: Vec<usize> = (0..texts.len()).collect();
    places.sort_by_key(|place| texts[*place].len());
    let mut batches = Vec::new();
    for batch in places.chunks(BATCH) {
        let batch: Vec<&str> =
            batch.iter().map(|place| texts[*place]).collect();
        batches.push(embed(&batch)?);
    }
    let mut back = vec![0u32; texts.len()];
    for (row, place) in places.into_iter().enumerate() {
        back[place] = row as u32;
    }
    let back = Tensor::new(back, &Cpu)?;
    Ok(Tensor::cat(&batches, 0)?.index_select(&back, 0)?)
}
// ANCHOR_END: embed_all

/// `data/sections.safetensors`.
pub fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sections.safetensors")
}

// ANCHOR: save
/// Writes tables of vectors with 16 bits a number.
pub fn save(tables: &[(&str, Tensor)], path: &Path) -> Result<()> {
    let mut half = HashMap::new();
    for (name, table) in tables {
        half.insert(*name, table.to_dtype(DType::F16)?);
    }
    Ok(candle_core::safetensors::save(&half, path)?)
}
// ANCHOR_END: save

/// Reads one table of vectors back.
pub fn load(name: &str) -> Result<Vec<Vec<f32>>> {
    let tables = candle_core::safetensors::load(file(), &Cpu)?;
    let table = tables
        .get(name)
        .with_context(|| format!("no table {name}"))?;
    Ok(table.to_dtype(DType::F32)?.to_vec2()?)
}
