//! Searches the book by meaning: `ask_book [--model FOLDER] QUESTION`.

use std::env;

use anyhow::{Result, ensure};
use embeddings::search::{dot, order};
use embeddings::{Encoder, model, sections, vectors};

// ANCHOR: main
fn main() -> Result<()> {
    let (folder, question) = model::arguments(env::args().skip(1))?;
    ensure!(!question.trim().is_empty(), "ask a question");
    let asked = Encoder::load(&folder)?.embed(&[question])?;
    let asked = &asked.to_vec2::<f32>()?[0];
    let rows = vectors::load("sections")?;
    let scores: Vec<f32> = rows.iter().map(|row| dot(row, asked)).collect();
    let sections = sections();
    for place in order(&scores).into_iter().take(5) {
        println!("{:.2}  {}", scores[place], sections[place].name);
    }
    Ok(())
}
// ANCHOR_END: main
