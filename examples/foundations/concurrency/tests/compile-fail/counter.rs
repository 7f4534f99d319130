use std::{env, fs};

use rayon::prelude::*;

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let mut total = 0;
    paths.par_iter().for_each(|path| {
        let text = fs::read_to_string(path).expect("a text");
        total += text.split_whitespace().count();
    });
    println!("{total} words");
}
