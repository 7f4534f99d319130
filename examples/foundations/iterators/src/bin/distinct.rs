use std::collections::HashSet;

fn main() {
    let text = "My order is late cancel my order please";
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.to_lowercase())
        .collect();
    println!("{} words", words.len());
    let different: HashSet<String> = words.into_iter().collect();
    println!("{} different words", different.len());
}
