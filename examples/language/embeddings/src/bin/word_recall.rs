//! How often does a search find an answer, if the network is left out?

use anyhow::Result;
use embeddings::questions::{NAMES, QUESTIONS, read};
use embeddings::search::{found, order, scores};
use embeddings::word_table::WordTable;
use embeddings::{model, sections};

// ANCHOR: main
fn main() -> Result<()> {
    let words = WordTable::load(&model::folder())?;
    let sections = sections();
    let texts: Vec<&str> =
        sections.iter().map(|section| &*section.text).collect();
    let rows = words.embed(&texts)?.to_vec2::<f32>()?;
    for (name, lines) in [("questions", QUESTIONS), ("names", NAMES)] {
        let asked = read(lines, &sections)?;
        let texts: Vec<&str> =
            asked.iter().map(|question| question.text).collect();
        let vectors = words.embed(&texts)?.to_vec2::<f32>()?;
        let mut counts = [0; 2]; // in the first 1 and 5
        for (question, vector) in asked.iter().zip(&vectors) {
            let order = order(&scores(&rows, vector));
            counts[0] += usize::from(found(&order, &question.right, 1));
            counts[1] += usize::from(found(&order, &question.right, 5));
        }
        println!(
            "{} {name}: first {}, first 5 {}",
            asked.len(),
            counts[0],
            counts[1]
        );
    }
    Ok(())
}
// ANCHOR_END: main
