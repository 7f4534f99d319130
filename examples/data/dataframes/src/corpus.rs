//! A corpus of made-up texts, and how much of it there is in each language.

use std::fs::File;
use std::path::PathBuf;

use polars::prelude::*;

use crate::generator::{target, uniform};

/// Documents in one row group.
const GROUP: usize = 500;
const LANGUAGES: [&str; 4] = ["de", "en", "hi", "pt"];

/// Where a corpus of that many documents lies; it is written at the first call.
pub fn corpus(documents: usize) -> anyhow::Result<PathBuf> {
    target(&format!("corpus-{documents}.parquet"), |path| {
        let schema = batch(0, 1)?.schema().clone();
        let mut writer =
            ParquetWriter::new(File::create(path)?).batched(&schema)?;
        for first in (0..documents).step_by(GROUP) {
            let last = documents.min(first + GROUP);
            writer.write_batch(&batch(first, last)?)?;
        }
        writer.finish()?;
        Ok(())
    })
}

/// Documents of 1,500 to 2,500 letters, each a part of one long text.
fn batch(first: usize, last: usize) -> PolarsResult<DataFrame> {
    let letter =
        |at| char::from(b"etaoin shrdlu"[(uniform(at, 5) * 13.0) as usize]);
    let long: String = (0..40_000).map(letter).collect();
    let text = |row: u64| {
        let start = (uniform(row, 6) * 37_000.0) as usize;
        long[start..][..1500 + (uniform(row, 7) * 1000.0) as usize].to_owned()
    };
    let language = |row| LANGUAGES[(uniform(row, 8) * 4.0) as usize];
    let rows = || first as u64..last as u64;
    df!(
        "language" => rows().map(language).collect::<Vec<_>>(),
        "text" => rows().map(text).collect::<Vec<_>>(),
    )
}

// ANCHOR: amounts
/// Documents and bytes of text by language.
pub fn amounts(corpus: LazyFrame) -> LazyFrame {
    let bytes = col("text").str().len_bytes();
    corpus
        .group_by([col("language")])
        .agg([len().alias("documents"), bytes.sum().alias("bytes")])
        .sort(["language"], Default::default())
}
// ANCHOR_END: amounts
