//! Encodes faster than [`Bpe::encode`]: known words are kept, and long ones are joined by a heap.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use rayon::prelude::*;

use crate::Bpe;
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
        encode_long(bpe, word)
    }
}

// ANCHOR: long
/// Joins pairs in the order of a heap; what is joined is unlinked, not moved.
pub fn encode_long(bpe: &Bpe, word: &str) -> Vec<u32> {
    let mut chain = Chain::new(word);
    let mut heap = BinaryHeap::new();
    for at in 0..word.len() {
        heap.extend(chain.pair(bpe, at));
    }
    while let Some(Reverse((token, at, pair))) = heap.pop() {
        if chain.tokens_at(at) != Some(pair) {
            continue; // one of the two was joined with another token
        }
        chain.join(at, token);
        heap.extend(chain.pair(bpe, at));
        if let Some(before) = chain.before(at) {
            heap.extend(chain.pair(bpe, before));
        }
    }
    chain.tokens()
}
// ANCHOR_END: long

type Pair = (u32, u32);

// ANCHOR: chain
/// Tokens that know the places of their neighbours.
struct Chain {
    tokens: Vec<Option<u32>>, // `None` was joined to the token before it
    previous: Vec<usize>,
    next: Vec<usize>,
}
// ANCHOR_END: chain

impl Chain {
    fn new(word: &str) -> Self {
        let length = word.len();
        let previous = (0..length).map(|at| at.wrapping_sub(1)).collect();
        let tokens = word.bytes().map(|byte| Some(u32::from(byte))).collect();
        Self {
            tokens,
            previous,
            next: (1..=length).collect(),
        }
    }

    fn tokens_at(&self, at: usize) -> Option<Pair> {
        let next = self.tokens.get(self.next[at])?;
        Some((self.tokens[at]?, (*next)?))
    }

    /// An entry for the heap, if the pair at a place was learned.
    fn pair(
        &self,
        bpe: &Bpe,
        at: usize,
    ) -> Option<Reverse<(u32, usize, Pair)>> {
        let pair = self.tokens_at(at)?;
        Some(Reverse((*bpe.ranks().get(&pair)?, at, pair)))
    }

    fn join(&mut self, at: usize, token: u32) {
        let joined = self.next[at];
        self.tokens[at] = Some(token);
        self.tokens[joined] = None;
        self.next[at] = self.next[joined];
        if let Some(previous) = self.previous.get_mut(self.next[at]) {
            *previous = at;
        }
    }

    fn before(&self, at: usize) -> Option<usize> {
        let before = self.previous[at];
        (before < self.tokens.len()).then_some(before)
    }

    fn tokens(self) -> Vec<u32> {
        self.tokens.into_iter().flatten().collect()
    }
}

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
