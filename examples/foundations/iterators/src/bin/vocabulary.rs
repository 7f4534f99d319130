use std::collections::HashMap;

fn encode(message: &str, ids: &HashMap<&str, usize>) -> Vec<usize> {
    message
        .split_whitespace()
        .map(|word| *ids.get(word).unwrap_or(&0))
        .collect()
}

fn main() {
    let words = ["my", "order", "is"]; // the most frequent first
    let ids: HashMap<&str, usize> = words.into_iter().zip(1..).collect();

    for message in ["where is my order", "is my money safe"] {
        println!("{message}: {:?}", encode(message, &ids));
    }
}
