//! Learns the same pairs as [`crate::train`], and counts again only in words that have changed.
//!
//! ```text
//! heap ── most frequent pair ──▶ places ── words that may have it ──▶ counts: old pairs out, new pairs in ──▶ heap
//! ```

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use crate::train::{Pair, count_pairs, count_words, merge};

/// What is known between two merges.
pub struct Learner {
    words: Vec<(Vec<u32>, usize)>,
    counts: HashMap<Pair, usize>,
    /// Words in which a pair was seen; some have lost it since.
    places: HashMap<Pair, HashSet<usize>>,
    /// Of each pair an entry with its count, or with one that it had before.
    heap: BinaryHeap<(usize, Reverse<Pair>)>,
    /// How many pairs were looked at until now.
    pub seen: usize,
}

/// The `size - 256` pairs that are most frequent, one after the other.
pub fn train(text: &str, size: usize) -> Vec<Pair> {
    let mut learner = Learner::new(text);
    (256..size as u32)
        .map_while(|token| learner.learn(token))
        .collect()
}

impl Learner {
    pub fn new(text: &str) -> Self {
        let words = count_words(text);
        let counts = count_pairs(&words);
        let mut places: HashMap<Pair, HashSet<usize>> = HashMap::new();
        for (place, (word, _)) in words.iter().enumerate() {
            for pair in word.windows(2) {
                places.entry((pair[0], pair[1])).or_default().insert(place);
            }
        }
        let heap = counts
            .iter()
            .map(|(pair, n)| (*n, Reverse(*pair)))
            .collect();
        let mut learner = Self {
            words,
            counts,
            places,
            heap,
            seen: 0,
        };
        learner.seen = learner.pairs();
        learner
    }

    /// How many pairs the words have now.
    pub fn pairs(&self) -> usize {
        self.words.iter().map(|(word, _)| word.len() - 1).sum()
    }

    // ANCHOR: learn
    /// Joins the most frequent pair to a token.
    pub fn learn(&mut self, token: u32) -> Option<Pair> {
        let pair = self.most_frequent()?;
        let mut grown = HashSet::new();
        for place in self.places.remove(&pair)? {
            let (word, n) = &mut self.words[place];
            self.seen += 2 * word.len();
            for old in word.windows(2) {
                *self.counts.entry((old[0], old[1])).or_default() -= *n;
            }
            merge(word, pair, token);
            for new in word.windows(2) {
                let new = (new[0], new[1]);
                *self.counts.entry(new).or_default() += *n;
                if new.0 == token || new.1 == token {
                    self.places.entry(new).or_default().insert(place);
                    grown.insert(new);
                }
            }
        }
        let entries = grown.iter().map(|new| (self.counts[new], Reverse(*new)));
        self.heap.extend(entries);
        Some(pair)
    }
    // ANCHOR_END: learn

    // ANCHOR: most_frequent
    /// Takes entries until one has the count of today.
    fn most_frequent(&mut self) -> Option<Pair> {
        loop {
            let (count, Reverse(pair)) = self.heap.pop()?;
            let now = self.counts[&pair];
            if now == count && count > 0 {
                return Some(pair);
            }
            if now > 0 {
                self.heap.push((now, Reverse(pair)));
            }
        }
    }
    // ANCHOR_END: most_frequent
}
