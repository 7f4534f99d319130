//! The most common words of several texts, from a map of each text.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::{env, fs};

use rayon::prelude::*;

type Counts = HashMap<String, usize>;

fn count(path: &str) -> Counts {
    let text = fs::read_to_string(path).expect("a text");
    let mut counts = Counts::new();
    let words = text.split_whitespace();
    for word in words.filter(|word| is_word(word)) {
        *counts.entry(word.to_string()).or_insert(0) += 1;
    }
    counts
}

fn merge(mut left: Counts, right: Counts) -> Counts {
    for (word, count) in right {
        *left.entry(word).or_insert(0) += count;
    }
    left
}

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let maps = paths.par_iter().map(|path| count(path));
    print_most_common(maps.reduce(Counts::new, merge));
}

fn is_word(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
}

fn print_most_common(counts: Counts) {
    let mut pairs: Vec<(String, usize)> = counts.into_iter().collect();
    pairs.sort();
    pairs.sort_by_key(|pair| Reverse(pair.1));
    for (word, count) in pairs.iter().take(3) {
        println!("{word}: {count}");
    }
}
