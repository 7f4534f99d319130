//! Learns pairs from a text, in the shortest way: every count is made again for each new token.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::words::split;

/// Two tokens that follow each other.
pub type Pair = (u32, u32);

// ANCHOR: train
/// The `size - 256` pairs that are most frequent, one after the other.
pub fn train(text: &str, size: usize) -> Vec<Pair> {
    let mut words = count_words(text);
    let mut merges = Vec::new();
    for token in 256..size as u32 {
        let counts = count_pairs(&words);
        let Some(pair) = most_frequent(&counts) else {
            break;
        };
        for (word, _) in &mut words {
            merge(word, pair, token);
        }
        merges.push(pair);
    }
    merges
}
// ANCHOR_END: train

/// Each different word as bytes, and how often it occurs.
pub fn count_words(text: &str) -> Vec<(Vec<u32>, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in split(text) {
        *counts.entry(word).or_insert(0) += 1;
    }
    let bytes = |word: &str| word.bytes().map(u32::from).collect();
    counts
        .into_iter()
        .map(|(word, n)| (bytes(word), n))
        .collect()
}

// ANCHOR: count_pairs
/// How often each pair occurs in all words.
pub fn count_pairs(words: &[(Vec<u32>, usize)]) -> HashMap<Pair, usize> {
    let mut counts = HashMap::new();
    for (word, n) in words {
        for pair in word.windows(2) {
            *counts.entry((pair[0], pair[1])).or_insert(0) += n;
        }
    }
    counts
}

/// Of equals the first in order of ids, so that every run learns the same.
fn most_frequent(counts: &HashMap<Pair, usize>) -> Option<Pair> {
    let best = counts.iter().max_by_key(|(pair, n)| (**n, Reverse(**pair)));
    best.map(|(pair, _)| *pair)
}
// ANCHOR_END: count_pairs

/// Replaces each occurrence of a pair by its token, from left to right.
pub fn merge(word: &mut Vec<u32>, pair: Pair, token: u32) {
    let mut place = 0;
    while place + 1 < word.len() {
        if (word[place], word[place + 1]) == pair {
            word[place] = token;
            word.remove(place + 1);
        }
        place += 1;
    }
}
