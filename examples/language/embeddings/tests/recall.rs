//! What the page says of both searches.

use anyhow::Result;
use embeddings::keywords::Keywords;
use embeddings::questions::{NAMES, QUESTIONS, read};
use embeddings::{recall, sections, vectors};

fn counts(name: &str, lines: &str) -> Result<[[usize; 2]; 3]> {
    let sections = sections();
    let keywords = Keywords::new(sections.iter().map(|section| &*section.text));
    let asked = read(lines, &sections)?;
    let rows = vectors::load("sections")?;
    Ok(recall::count(
        &asked,
        &vectors::load(name)?,
        &rows,
        &keywords,
    ))
}

#[test]
fn meaning_answers_questions_and_keywords_find_names() -> Result<()> {
    let [[_, keywords], [_, meaning], _] = counts("questions", QUESTIONS)?;
    assert_eq!((keywords, meaning), (13, 28));
    let [[_, keywords], [_, meaning], _] = counts("names", NAMES)?;
    assert_eq!((keywords, meaning), (20, 15));
    Ok(())
}

#[test]
fn both_together_are_never_the_worst() -> Result<()> {
    for (name, lines) in [("questions", QUESTIONS), ("names", NAMES)] {
        let [keywords, meaning, both] = counts(name, lines)?;
        for column in 0..2 {
            assert!(both[column] > keywords[column].min(meaning[column]));
        }
    }
    Ok(())
}
