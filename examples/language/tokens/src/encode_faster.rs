//! Encodes faster than [`Bpe::encode`]: known words are kept, and long ones are joined by a heap.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::hash::BuildHasher;

use rayon::prelude::*;

use crate::Bpe;
use crate::train::Pair;
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

/// No place, before the first token.
const NONE: usize = usize::MAX;

/// The token of a pair, if it was learned.
pub trait Ranks {
    fn token(&self, pair: Pair) -> Option<u32>;
}

impl<S: BuildHasher> Ranks for HashMap<Pair, u32, S> {
    fn token(&self, pair: Pair) -> Option<u32> {
        self.get(&pair).copied()
    }
}

// ANCHOR: chain
/// Tokens that know the places of their neighbours.
struct Chain {
    tokens: Vec<Option<u32>>, // `None` was joined to the token before it
    pairs: Vec<Option<u32>>,  // what a token and the next one would become
    previous: Vec<usize>,
    next: Vec<usize>,
}
// ANCHOR_END: chain

impl Chain {
    fn new(word: &str) -> Self {
        let length = word.len();
        let tokens = word.bytes().map(|byte| Some(u32::from(byte))).collect();
        let previous = (0..length).map(|at| at.wrapping_sub(1)).collect();
        Self {
            tokens,
            pairs: vec![None; length],
            previous,
            next: (1..=length).collect(),
        }
    }

    /// Looks at a token and the next one: an entry for the heap, if that pair was learned.
    fn look(
        &mut self,
        ranks: &impl Ranks,
        at: usize,
    ) -> Option<Reverse<(u32, usize)>> {
        let after = self.tokens.get(self.next[at]).copied().flatten();
        let pair = self.tokens[at].zip(after);
        self.pairs[at] = pair.and_then(|pair| ranks.token(pair));
        Some(Reverse((self.pairs[at]?, at)))
    }

    fn join(&mut self, at: usize, token: u32) {
        let joined = self.next[at];
        self.tokens[at] = Some(token);
        (self.tokens[joined], self.pairs[joined]) = (None, None);
        self.next[at] = self.next[joined];
        if let Some(previous) = self.previous.get_mut(self.next[at]) {
            *previous = at;
        }
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
