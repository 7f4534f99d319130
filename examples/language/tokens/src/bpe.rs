//! Byte-pair encoding: tokens 0 to 255 are the bytes, and each later one joins two earlier ones.

use std::collections::HashMap;

use anyhow::Context;

use crate::train::{Pair, merge, train};
pub use crate::words::split;

/// The pairs that were learned, and what follows from them.
pub struct Bpe {
    merges: Vec<Pair>,
    ranks: HashMap<Pair, u32>,
    bytes: Vec<Vec<u8>>,
}

impl Bpe {
    /// Learns `size - 256` pairs from a text.
    pub fn train(text: &str, size: usize) -> Self {
        Self::new(train(text, size))
    }

    pub fn new(merges: Vec<Pair>) -> Self {
        let mut bytes: Vec<Vec<u8>> =
            (0..=255).map(|byte| vec![byte]).collect();
        for &(left, right) in &merges {
            let parts = [&bytes[left as usize][..], &bytes[right as usize]];
            bytes.push(parts.concat());
        }
        let ranks = merges.iter().copied().zip(256..).collect();
        Self {
            merges,
            ranks,
            bytes,
        }
    }

    /// Reads what [`Bpe::to_text`] wrote: a pair of tokens a line.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let lines = text.lines().zip(256..);
        let merges: anyhow::Result<_> =
            lines.map(|(line, token)| parse_pair(line, token)).collect();
        Ok(Self::new(merges?))
    }

    pub fn to_text(&self) -> String {
        self.merges
            .iter()
            .map(|(left, right)| format!("{left} {right}\n"))
            .collect()
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Never: there are at least the bytes.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub fn merges(&self) -> &[Pair] {
        &self.merges
    }

    /// The token of each pair that was learned.
    pub fn ranks(&self) -> &HashMap<Pair, u32> {
        &self.ranks
    }

    /// What each token stands for.
    pub fn bytes(&self) -> &[Vec<u8>] {
        &self.bytes
    }

    // ANCHOR: encode
    pub fn encode(&self, text: &str) -> Vec<u32> {
        split(text)
            .flat_map(|word| self.encode_word(word))
            .collect()
    }

    /// Joins the pair that was learned first, again and again.
    pub fn encode_word(&self, word: &str) -> Vec<u32> {
        let mut tokens: Vec<u32> = word.bytes().map(u32::from).collect();
        loop {
            let pairs = tokens.windows(2).map(|pair| (pair[0], pair[1]));
            let known = pairs.filter_map(|p| Some((*self.ranks.get(&p)?, p)));
            let Some((token, pair)) = known.min() else {
                return tokens;
            };
            merge(&mut tokens, pair, token);
        }
    }
    // ANCHOR_END: encode

    // ANCHOR: decode
    pub fn decode(&self, tokens: &[u32]) -> Vec<u8> {
        let bytes = tokens.iter().map(|&token| &self.bytes[token as usize][..]);
        bytes.collect::<Vec<_>>().concat()
    }
    // ANCHOR_END: decode
}

/// A pair can only join tokens that are there already.
fn parse_pair(line: &str, token: u32) -> anyhow::Result<Pair> {
    let number = token - 255;
    let pair = line
        .split_once(' ')
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    let (left, right) =
        pair.with_context(|| format!("line {number}: not two tokens: {line}"))?;
    anyhow::ensure!(
        left < token && right < token,
        "line {number}: not two tokens below {token}: {line}"
    );
    Ok((left, right))
}
