//! Counts the words of several texts, and adds up.

use std::{env, fs};

use rayon::prelude::*;

fn count(path: &str) -> usize {
    let text = fs::read_to_string(path).expect("a text");
    text.split_whitespace().count()
}

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let total: usize = paths.par_iter().map(|path| count(path)).sum();
    println!("{total} words");
}
