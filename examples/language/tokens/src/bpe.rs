//! Byte-pair encoding: the most frequent pair becomes a token, again and again.

use std::collections::HashMap;

use anyhow::Context;

type Pair = (u32, u32);

/// Tokens 0 to 255 are the bytes; each later one joins two earlier ones.
pub struct Bpe {
    merges: Vec<Pair>,
    ranks: HashMap<Pair, u32>,
    bytes: Vec<Vec<u8>>,
}

impl Bpe {
    /// Learns `size - 256` pairs from a text.
    pub fn train(text: &str, size: usize) -> Self {
        let mut words: HashMap<&str, usize> = HashMap::new();
        for word in split(text) {
            *words.entry(word).or_default() += 1;
        }
        let mut words: Vec<(Vec<u32>, usize)> = words
            .into_iter()
            .map(|(word, count)| (word.bytes().map(u32::from).collect(), count))
            .collect();
        let mut merges = Vec::new();
        while merges.len() + 256 < size {
            let mut counts: HashMap<Pair, usize> = HashMap::new();
            for (word, count) in &words {
                for pair in word.windows(2) {
                    *counts.entry((pair[0], pair[1])).or_default() += count;
                }
            }
            // of equals the first in order of ids, so that every run learns the same
            let best = counts
                .into_iter()
                .max_by_key(|&(pair, count)| (count, std::cmp::Reverse(pair)));
            let Some((pair, _)) = best else { break };
            let token = 256 + merges.len() as u32;
            words
                .iter_mut()
                .for_each(|(word, _)| merge(word, pair, token));
            merges.push(pair);
        }
        Self::new(merges)
    }

    pub fn new(merges: Vec<Pair>) -> Self {
        let mut bytes: Vec<Vec<u8>> =
            (0..=255).map(|byte| vec![byte]).collect();
        for &(left, right) in &merges {
            let joined =
                [&bytes[left as usize][..], &bytes[right as usize][..]]
                    .concat();
            bytes.push(joined);
        }
        let ranks = merges
            .iter()
            .zip(256..)
            .map(|(&pair, token)| (pair, token))
            .collect();
        Self {
            merges,
            ranks,
            bytes,
        }
    }

    /// Reads what [`Bpe::to_text`] wrote: a pair of tokens a line.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let mut merges = Vec::new();
        for (line, token) in text.lines().zip(256..) {
            let pair = line
                .split_once(' ')
                .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
            let pair: Pair =
                pair.with_context(|| format!("not two tokens: {line}"))?;
            anyhow::ensure!(
                pair.0 < token && pair.1 < token,
                "not two earlier tokens: {line}"
            );
            merges.push(pair);
        }
        Ok(Self::new(merges))
    }

    pub fn to_text(&self) -> String {
        self.merges
            .iter()
            .map(|(left, right)| format!("{left} {right}\n"))
            .collect()
    }

    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    pub fn is_empty(&self) -> bool {
        false
    }

    pub fn encode(&self, text: &str) -> Vec<u32> {
        split(text)
            .flat_map(|word| self.encode_word(word))
            .collect()
    }

    fn encode_word(&self, word: &str) -> Vec<u32> {
        let mut tokens: Vec<u32> = word.bytes().map(u32::from).collect();
        loop {
            let pairs = tokens.windows(2).map(|pair| (pair[0], pair[1]));
            let known =
                pairs.filter_map(|pair| Some((*self.ranks.get(&pair)?, pair)));
            let Some((token, pair)) = known.min() else {
                return tokens;
            };
            merge(&mut tokens, pair, token);
        }
    }

    pub fn decode(&self, tokens: &[u32]) -> Vec<u8> {
        tokens
            .iter()
            .flat_map(|&token| self.bytes[token as usize].iter().copied())
            .collect()
    }
}

/// Replaces each occurrence of a pair by its token, from left to right.
fn merge(word: &mut Vec<u32>, pair: Pair, token: u32) {
    let mut place = 0;
    while place + 1 < word.len() {
        if (word[place], word[place + 1]) == pair {
            word[place] = token;
            word.remove(place + 1);
        }
        place += 1;
    }
}

/// Words with the space before them, single digits, runs of signs, and runs of white space.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = end_of_first(rest)?;
        let (first, after) = rest.split_at(end);
        rest = after;
        Some(first)
    })
}

fn end_of_first(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let space = usize::from(first == ' ');
    let body = text[space..].chars().next().filter(|c| !c.is_whitespace());
    let Some(body) = body else {
        let white = text
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(text.len());
        // the last space belongs to the word that follows
        let keep = usize::from(
            white < text.len() && text[..white].ends_with(' ') && white > 1,
        );
        return Some(white - keep);
    };
    if body.is_numeric() {
        return Some(space + body.len_utf8());
    }
    let same = move |c: char| kind(c) == kind(body);
    Some(
        space
            + text[space..]
                .find(|c: char| !same(c))
                .unwrap_or(text.len() - space),
    )
}

#[derive(PartialEq)]
enum Kind {
    Letter,
    Number,
    Space,
    Sign,
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_alphabetic() => Kind::Letter,
        _ if c.is_numeric() => Kind::Number,
        _ if c.is_whitespace() => Kind::Space,
        _ => Kind::Sign,
    }
}
