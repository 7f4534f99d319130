//! The vocabulary of SmolLM2: the same algorithm, other pairs, other words and other numbers.
//!
//! ```text
//! our number     0 to 255: bytes in order                    256: first pair  …
//! SmolLM2's id   0 to 16: special    17 to 251: 235 bytes    252: first pair  …
//! ```

use anyhow::Context;

use crate::bpe::Bpe;
use crate::first_ids::{SPECIAL, alphabet, byte_ids};
use crate::words::split_gpt2;

/// The id of the first pair.
const FIRST_PAIR: u32 = 252;

/// Between our number of a pair and SmolLM2's id.
const SHIFT: u32 = 256 - FIRST_PAIR;

/// As pairs of earlier tokens, in SmolLM2's ids.
pub const MERGES: &str = include_str!("../data/smollm2-merges.txt");

pub struct SmolLm2 {
    bpe: Bpe,
    /// SmolLM2's id of each byte, where it has one
    ids: [Option<u32>; 256],
}

impl SmolLm2 {
    pub fn new() -> anyhow::Result<Self> {
        Self::parse(MERGES)
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let ids = byte_ids();
        let known: Vec<u8> = alphabet()
            .filter(|byte| ids[usize::from(*byte)].is_some())
            .collect();
        let ours = |id: u32| match id.checked_sub(FIRST_PAIR) {
            Some(_) => Some(id + SHIFT),
            None => Some(u32::from(*known.get(id.checked_sub(17)? as usize)?)),
        };
        let mut renumbered = String::new();
        for line in text.lines() {
            let mut pair =
                line.split(' ').map(|id| id.parse().ok().and_then(ours));
            let both = (pair.next().flatten(), pair.next().flatten());
            let (Some(left), Some(right)) = both else {
                anyhow::bail!("not two tokens: {line}")
            };
            renumbered += &format!("{left} {right}\n");
        }
        let bpe =
            Bpe::parse(&renumbered).context("the vocabulary of SmolLM2")?;
        Ok(Self { bpe, ids })
    }

    pub fn len(&self) -> usize {
        self.bpe.len() - SHIFT as usize
    }

    pub fn is_empty(&self) -> bool {
        self.bpe.is_empty()
    }

    /// The ids of a text; what looks like a special token is text as well.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        let words =
            split_gpt2(text).flat_map(|word| self.bpe.encode_word(word));
        words.filter_map(|token| self.id(token)).collect()
    }

    /// The ids of a prompt: where it names a special token, that token.
    pub fn encode_special(&self, text: &str) -> Vec<u32> {
        let (mut ids, mut rest) = (Vec::new(), text);
        while let Some((at, id)) = first_special(rest) {
            ids.extend(self.encode(&rest[..at]));
            ids.push(id);
            rest = &rest[at + SPECIAL[id as usize].len()..];
        }
        ids.extend(self.encode(rest));
        ids
    }

    /// `None` for a byte without a token, which is left out, as `tokenizers` does.
    fn id(&self, token: u32) -> Option<u32> {
        match self.ids.get(token as usize) {
            Some(id) => *id,
            None => Some(token - SHIFT),
        }
    }

    pub fn decode(&self, ids: &[u32]) -> Vec<u8> {
        ids.iter().flat_map(|&id| self.bytes(id)).copied().collect()
    }

    /// What a token stands for; nothing, if there is no such token.
    pub fn bytes(&self, id: u32) -> &[u8] {
        let place = id as usize;
        if let Some(special) = SPECIAL.get(place) {
            return special.as_bytes();
        }
        let token = match self.ids.iter().position(|known| *known == Some(id)) {
            Some(byte) => byte,
            None => place + SHIFT as usize,
        };
        self.bpe.bytes().get(token).map_or(&[], Vec::as_slice)
    }
}

/// The place and the id of the special token that comes first.
fn first_special(text: &str) -> Option<(usize, u32)> {
    let places = SPECIAL
        .iter()
        .zip(0..)
        .filter_map(|(name, id)| Some((text.find(name)?, id)));
    places.min()
}
