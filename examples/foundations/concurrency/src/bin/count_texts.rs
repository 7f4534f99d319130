//! Counts the words of several texts at once.

use std::collections::HashSet;
use std::{env, fs};

use rayon::prelude::*;

/// How many words a text has, and how many different ones.
fn count(path: &str) -> (usize, usize) {
    let text = fs::read_to_string(path).expect("a text");
    let different: HashSet<&str> = text.split_whitespace().collect();
    (text.split_whitespace().count(), different.len())
}

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let counts: Vec<(usize, usize)> =
        paths.par_iter().map(|path| count(path)).collect();
    for (words, different) in counts {
        println!("{words} words, {different} different");
    }
}
