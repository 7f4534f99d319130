//! Counts the words of several texts on two threads, started by hand.

use std::{env, fs, thread};

fn count_all(paths: &[String]) -> Vec<usize> {
    let mut counts = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).expect("a text");
        counts.push(text.split_whitespace().count());
    }
    counts
}

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let (left, right) = paths.split_at(paths.len() / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| count_all(left));
        let second = scope.spawn(|| count_all(right));
        println!("left:  {:?}", first.join().expect("no panic"));
        println!("right: {:?}", second.join().expect("no panic"));
    });
}
