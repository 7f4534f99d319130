//! Encodes faster than [`Bpe::encode`]: known words are kept, and long ones are joined by a heap.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use rayon::prelude::*;

use crate::Bpe;
use crate::chain::{Chain, NONE, Ranks};
use crate::words::split;

/// From so many bytes on, the heap is used.
pub const LONG: usize = 64;

// ANCHOR: cached
/// Each different word is encoded once.
pub struct Cached<'a> {
    bpe: &'a Bpe,
    known: HashMap<&'a str, Vec<u32>>,
}

impl<'a> Cached<'a> {
    pub fn new(bpe: &'a Bpe) -> Self {
        Self {
            bpe,
            known: HashMap::new(),
        }
    }

    pub fn encode(&mut self, text: &'a str) -> Vec<u32> {
        let mut tokens = Vec::new();
        for word in split(text) {
            let word_tokens = self.known.entry(word);
            let new = || encode_any(self.bpe, word);
            tokens.extend_from_slice(word_tokens.or_insert_with(new));
        }
        tokens
    }
}
// ANCHOR_END: cached

/// A word of any length.
pub fn encode_any(bpe: &Bpe, word: &str) -> Vec<u32> {
    if word.len() < LONG {
        bpe.encode_word(word)
    } else {
        encode_long(bpe.ranks(), word)
    }
}

// ANCHOR: long
/// Joins pairs in the order of a heap; what is joined is unlinked, not moved.
pub fn encode_long(ranks: &impl Ranks, word: &str) -> Vec<u32> {
    let mut chain = Chain::new(word);
    let pairs = (0..word.len()).filter_map(|at| chain.look(ranks, at));
    let mut heap = BinaryHeap::from_iter(pairs);
    while let Some(Reverse((token, at))) = heap.pop() {
        if chain.pairs[at] != Some(token) {
            continue; // one of the two was joined with another token
        }
        chain.join(at, token);
        heap.extend(chain.look(ranks, at));
        let before = chain.previous[at];
        if before != NONE {
            heap.extend(chain.look(ranks, before));
        }
    }
    chain.tokens.into_iter().flatten().collect()
}
// ANCHOR_END: long

// ANCHOR: parallel
/// Pieces of a text, such as its lines, on all threads; their order is kept.
pub fn encode_all(bpe: &Bpe, texts: &[&str]) -> Vec<Vec<u32>> {
    let parts = texts.par_chunks(1_000);
    let encoded = parts.flat_map_iter(|part| {
        let mut cached = Cached::new(bpe);
        part.iter().map(move |text| cached.encode(text))
    });
    encoded.collect()
}
// ANCHOR_END: parallel
