use std::collections::HashMap;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let path = env::args().nth(1).unwrap_or("prose.txt".into());
    let text = fs::read_to_string(path)?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut followers: HashMap<&str, Vec<&str>> = HashMap::new();
    for pair in words.windows(2) {
        followers.entry(pair[0]).or_default().push(pair[1]);
    }
    let (mut word, mut random) = ("The", 1u64);
    for place in 1..=60 {
        let end = if place % 12 == 0 { "\n" } else { " " };
        print!("{word}{end}");
        random = random.wrapping_mul(6364136223846793005).wrapping_add(1);
        let next = &followers[word];
        word = next[(random >> 33) as usize % next.len()];
    }
    Ok(())
}
