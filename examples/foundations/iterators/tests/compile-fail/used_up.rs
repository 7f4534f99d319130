use std::collections::HashSet;

fn main() {
    let text = "My order is late cancel my order please";
    let words = text.split_whitespace().map(|word| word.to_lowercase());
    println!("{} words", words.count());
    let different: HashSet<String> = words.collect();
    println!("{} different words", different.len());
}
