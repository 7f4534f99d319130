//! Computes the vectors of all sections and questions: `embed_book FILE`.

use std::env;
use std::path::Path;

use anyhow::{Context, Result};
use embeddings::questions::{NAMES, QUESTIONS, read};
use embeddings::vectors::{embed_all, save};
use embeddings::{Encoder, model, sections};

fn main() -> Result<()> {
    let path = env::args().nth(1).context("name a file to write")?;
    let encoder = Encoder::load(&model::folder())?;
    let embed = |texts: &[&str]| encoder.embed(texts);
    let sections = sections();
    let texts: Vec<&str> =
        sections.iter().map(|section| &*section.text).collect();
    let asked = |lines| -> Result<_> {
        let found = read(lines, &sections)?;
        let texts: Vec<&str> =
            found.iter().map(|question| question.text).collect();
        embed_all(embed, &texts)
    };
    let tables = [
        ("sections", embed_all(embed, &texts)?),
        ("questions", asked(QUESTIONS)?),
        ("names", asked(NAMES)?),
    ];
    save(&tables, Path::new(&path))?;
    println!("{} sections", sections.len());
    Ok(())
}
