//! The most common words of several texts, in a map that all threads share.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Mutex;
use std::{env, fs};

use rayon::prelude::*;

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let shared = Mutex::new(HashMap::new());
    paths.par_iter().for_each(|path| {
        let text = fs::read_to_string(path).expect("a text");
        let words = text.split_whitespace();
        for word in words.filter(|word| is_word(word)) {
            let mut counts = shared.lock().expect("no thread panicked");
            *counts.entry(word.to_string()).or_insert(0) += 1;
        }
    });
    let counts = shared.into_inner().expect("no thread panicked");
    print_most_common(counts);
}

fn is_word(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
}

fn print_most_common(counts: HashMap<String, usize>) {
    let mut pairs: Vec<(String, usize)> = counts.into_iter().collect();
    pairs.sort();
    pairs.sort_by_key(|pair| Reverse(pair.1));
    for (word, count) in pairs.iter().take(3) {
        println!("{word}: {count}");
    }
}
