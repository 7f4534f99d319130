use std::cmp::Reverse;
use std::collections::HashMap;

const MESSAGES: &str = "\
Where is my order
My order is late
Cancel my order please
I want my money back";

fn count_words(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

fn main() {
    let counts = count_words(MESSAGES);
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort();
    ranked.sort_by_key(|pair| Reverse(pair.1));
    for (word, count) in ranked.iter().take(3) {
        println!("{count} {word}");
    }
}
