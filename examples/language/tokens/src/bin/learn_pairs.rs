use std::collections::HashMap;

fn main() {
    let text = "the cat sat on the mat, the rat ate the oats";
    let mut tokens: Vec<String> = text.chars().map(String::from).collect();
    for _ in 0..6 {
        let mut counts = HashMap::new();
        for pair in tokens.windows(2) {
            *counts.entry(pair.concat()).or_insert(0) += 1;
        }
        let pairs = counts.into_iter().map(|(pair, count)| (count, pair));
        let Some((count, best)) = pairs.max() else {
            break;
        };
        let mut place = 0;
        while place + 1 < tokens.len() {
            if tokens[place..place + 2].concat() == best {
                tokens.splice(place..place + 2, [best.clone()]);
            }
            place += 1;
        }
        println!("{count} times {best:?}: {} tokens", tokens.len());
    }
    println!("{}", tokens.join("|"));
}
