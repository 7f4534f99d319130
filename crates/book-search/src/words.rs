//! The words of the book, one per line: a search with a typing error is compared with them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Read;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use mdbook_listings::base::files::has_extension;
use pagefind::api::SyntheticFile;
use serde_json::Value;

/// Shorter words have too many neighbours to guess from, and longer ones are not words.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

/// Compares a search with the words, in the page.
pub const SCRIPT: &str = include_str!("words.js");

/// All words in the texts that pagefind kept of the pages, in lower case, the most frequent first.
pub fn list(files: &[SyntheticFile]) -> Result<String> {
    let mut words = BTreeMap::<String, usize>::new();
    for file in files.iter().filter(|file| has_extension(&file.filename, "pf_fragment")) {
        let page = unpack(&file.contents).with_context(|| file.filename.display().to_string())?;
        let text = page["content"].as_str().context("a page without content")?;
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_') {
            if LENGTH.contains(&word.chars().count())
                && !word.starts_with(|c: char| c.is_ascii_digit())
            {
                *words.entry(word.to_lowercase()).or_default() += 1;
            }
        }
    }
    let mut words: Vec<_> = words.into_iter().collect();
    words.sort_by_key(|(_, times)| Reverse(*times));
    Ok(words.into_iter().map(|(word, _)| word).collect::<Vec<_>>().join("\n"))
}

/// A page as pagefind packs it.
pub fn unpack(packed: &[u8]) -> Result<Value> {
    let mut page = String::new();
    GzDecoder::new(packed).read_to_string(&mut page)?;
    let page = page.strip_prefix("pagefind_dcd").context("not a page of pagefind's")?;
    Ok(serde_json::from_str(page)?)
}
