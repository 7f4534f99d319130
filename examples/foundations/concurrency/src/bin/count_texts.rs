//! Counts the words of several texts at once.

use std::collections::HashSet;
use std::{env, fs};

use rayon::prelude::*;

/// How many words a text has, and how many different ones.
fn count(path: &String) -> (usize, usize) {
    let text = fs::read_to_string(path).expect("a text");
    let words: Vec<&str> = text.split_whitespace().collect();
    let different: HashSet<&&str> = words.iter().collect();
    (words.len(), different.len())
}

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let counts: Vec<(usize, usize)> = paths.par_iter().map(count).collect();
    for (words, different) in counts {
        println!("{words} words, {different} different");
    }
}
