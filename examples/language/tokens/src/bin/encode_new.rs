use std::collections::{BTreeSet, HashMap};

/// The vocabulary: all characters of a text, and the pairs that were learned.
fn learn(text: &str, rounds: usize) -> (Vec<String>, Vec<String>) {
    let mut tokens: Vec<String> = text.chars().map(String::from).collect();
    let characters = BTreeSet::from_iter(tokens.clone());
    let mut learned = Vec::new();
    for _ in 0..rounds {
        let mut counts = HashMap::new();
        for pair in tokens.windows(2) {
            *counts.entry(pair.concat()).or_insert(0) += 1;
        }
        let pairs = counts.into_iter().map(|(pair, count)| (count, pair));
        let Some((_, best)) = pairs.max() else { break };
        merge(&mut tokens, &best);
        learned.push(best);
    }
    (Vec::from_iter(characters), learned)
}

fn merge(tokens: &mut Vec<String>, joined: &str) {
    let mut place = 0;
    while place + 1 < tokens.len() {
        if tokens[place..place + 2].concat() == joined {
            tokens.splice(place..place + 2, [joined.to_string()]);
        }
        place += 1;
    }
}

fn main() {
    let text = "the cat sat on the mat, the rat ate the oats";
    let (characters, learned) = learn(text, 6);
    let vocabulary = [characters, learned.clone()].concat();
    println!("{} tokens: {}", vocabulary.len(), vocabulary.join("|"));
    for new in ["the rat sat", "the zebra"] {
        let mut tokens: Vec<String> = new.chars().map(String::from).collect();
        for joined in &learned {
            merge(&mut tokens, joined);
        }
        println!("{}", tokens.join("|"));
        for token in tokens {
            match vocabulary.iter().position(|known| *known == token) {
                Some(id) => print!("{id} "),
                None => print!("({token} has no id) "),
            }
        }
        println!();
    }
}
