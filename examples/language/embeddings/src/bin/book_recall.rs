//! How often does a search find an answer?

use anyhow::Result;
use embeddings::keywords::Keywords;
use embeddings::questions::{NAMES, QUESTIONS, read};
use embeddings::search::{dot, found, fuse, order};
use embeddings::{sections, vectors};

// ANCHOR: recall
fn main() -> Result<()> {
    let sections = sections();
    let rows = vectors::load("sections")?;
    let keywords = Keywords::new(sections.iter().map(|section| &*section.text));
    for (name, lines) in [("questions", QUESTIONS), ("names", NAMES)] {
        let asked = read(lines, &sections)?;
        let mut counts = [[0; 2]; 3]; // for each way, in the first 1 and 5
        for (question, vector) in asked.iter().zip(vectors::load(name)?) {
            let scores: Vec<f32> =
                rows.iter().map(|row| dot(row, &vector)).collect();
            let meaning = order(&scores);
            let word = order(&keywords.scores(question.text));
            let both = fuse(&word, &meaning);
            for (way, order) in [word, meaning, both].iter().enumerate() {
                for (column, k) in [1, 5].into_iter().enumerate() {
                    counts[way][column] +=
                        usize::from(found(order, &question.right, k));
                }
            }
        }
        println!("{} {name}      first  first 5", asked.len());
        for (way, [first, five]) in
            ["keywords", "meaning", "both"].iter().zip(counts)
        {
            println!("{way:<15} {first:>6} {five:>8}");
        }
    }
    Ok(())
}
// ANCHOR_END: recall
