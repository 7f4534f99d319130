//! The words of the book, one a line: what a search with a typing error is compared with.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Read;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use pagefind::api::SyntheticFile;

/// Shorter words have too many neighbours to guess from, and longer ones are no words.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

/// Compares a search with the words, in the page.
pub const SCRIPT: &str = include_str!("words.js");

/// All words in the texts that pagefind kept of the pages, in lower case, the most frequent first.
pub fn of(files: &[SyntheticFile]) -> Result<String> {
    let mut words = BTreeMap::<String, usize>::new();
    for file in files
        .iter()
        .filter(|file| file.filename.extension().is_some_and(|end| end == "pf_fragment"))
    {
        let text = text(&file.contents).with_context(|| file.filename.display().to_string())?;
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

/// The text of a page, as pagefind packs it.
fn text(packed: &[u8]) -> Result<String> {
    let mut page = String::new();
    GzDecoder::new(packed).read_to_string(&mut page)?;
    let page = page.strip_prefix("pagefind_dcd").context("not a page of pagefind's")?;
    let page: serde_json::Value = serde_json::from_str(page)?;
    Ok(page["content"].as_str().context("a page without content")?.to_owned())
}
