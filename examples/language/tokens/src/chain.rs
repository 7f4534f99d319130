//! A list of tokens from which one is taken without moving the others.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::BuildHasher;

use crate::train::Pair;

/// No place, before the first token.
pub const NONE: usize = usize::MAX;

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
pub struct Chain {
    pub tokens: Vec<Option<u32>>, // `None` was joined to the token before it
    pub pairs: Vec<Option<u32>>,  // what a token and the next one would become
    pub previous: Vec<usize>,
    pub next: Vec<usize>,
}
// ANCHOR_END: chain

impl Chain {
    pub fn new(word: &str) -> Self {
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
    pub fn look(
        &mut self,
        ranks: &impl Ranks,
        at: usize,
    ) -> Option<Reverse<(u32, usize)>> {
        let after = self.tokens.get(self.next[at]).copied().flatten();
        let pair = self.tokens[at].zip(after);
        self.pairs[at] = pair.and_then(|pair| ranks.token(pair));
        Some(Reverse((self.pairs[at]?, at)))
    }

    pub fn join(&mut self, at: usize, token: u32) {
        let joined = self.next[at];
        self.tokens[at] = Some(token);
        (self.tokens[joined], self.pairs[joined]) = (None, None);
        self.next[at] = self.next[joined];
        if let Some(previous) = self.previous.get_mut(self.next[at]) {
            *previous = at;
        }
    }
}
