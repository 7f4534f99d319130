//! Questions that one search answers at once, and the other not at all.

use anyhow::Result;
use embeddings::keywords::Keywords;
use embeddings::questions::{QUESTIONS, Question, read};
use embeddings::search::{order, scores};
use embeddings::{sections, vectors};

// ANCHOR: main
fn main() -> Result<()> {
    let sections = sections();
    let rows = vectors::load("sections")?;
    let keywords = Keywords::new(sections.iter().map(|section| &*section.text));
    println!("keywords  meaning");
    let vectors = vectors::load("questions")?;
    for (question, vector) in read(QUESTIONS, &sections)?.iter().zip(&vectors) {
        let words = rank(question, &keywords.scores(question.text));
        let meaning = rank(question, &scores(&rows, vector));
        if words.min(meaning) <= 2 && words.max(meaning) > 20 {
            println!("{}{}  {}", show(words), show(meaning), question.text);
        }
    }
    Ok(())
}

/// The rank of the first section that answers.
fn rank(question: &Question, scores: &[f32]) -> usize {
    let right = |place| question.right.contains(place);
    order(scores)
        .iter()
        .take_while(|place| !right(place))
        .count()
        + 1
}
// ANCHOR_END: main

fn show(rank: usize) -> String {
    let rank = if rank > 20 {
        "> 20".to_string()
    } else {
        rank.to_string()
    };
    format!("{rank:>8} ")
}
