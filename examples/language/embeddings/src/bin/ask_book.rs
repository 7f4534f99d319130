//! Searches the book by meaning: `ask_book [--model FOLDER] QUESTION`.

use std::env;

use anyhow::{Result, ensure};
use embeddings::search::{order, scores};
use embeddings::{Encoder, model, sections, vectors};

fn main() -> Result<()> {
    let (folder, question) = model::arguments(env::args().skip(1))?;
    ensure!(!question.trim().is_empty(), "ask a question");
    let asked = Encoder::load(&folder)?.embed(&[question])?;
    let asked = &asked.to_vec2::<f32>()?[0];
    let similar = scores(&vectors::load("sections")?, asked);
    let sections = sections();
    for place in order(&similar).into_iter().take(5) {
        println!("{:.2}  {}", similar[place], sections[place].name);
    }
    Ok(())
}
