//! How often does a search find an answer?

use anyhow::Result;
use embeddings::keywords::Keywords;
use embeddings::questions::{NAMES, QUESTIONS, read};
use embeddings::{recall, sections, vectors};

fn main() -> Result<()> {
    let sections = sections();
    let rows = vectors::load("sections")?;
    let keywords = Keywords::new(sections.iter().map(|section| &*section.text));
    for (name, lines) in [("questions", QUESTIONS), ("names", NAMES)] {
        let asked = read(lines, &sections)?;
        let counts =
            recall::count(&asked, &vectors::load(name)?, &rows, &keywords);
        println!(
            "{:<15} {:>6} {:>8}",
            format!("{} {name}", asked.len()),
            "first",
            "first 5"
        );
        for (way, [first, five]) in
            ["keywords", "meaning", "both"].iter().zip(counts)
        {
            println!("{way:<15} {first:>6} {five:>8}");
        }
    }
    Ok(())
}
