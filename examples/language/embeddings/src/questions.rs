//! Questions about the book, with the sections that answer them.

use anyhow::{Context, Result, ensure};

use crate::Section;

pub const QUESTIONS: &str = include_str!("../data/questions.tsv");
pub const NAMES: &str = include_str!("../data/names.tsv");

/// A question, and the places of the sections that answer it.
#[derive(Debug)]
pub struct Question<'a> {
    pub text: &'a str,
    pub right: Vec<usize>,
}

/// Reads lines of a question, a tab, and names of sections between bars.
pub fn read<'a>(
    lines: &'a str,
    sections: &[Section],
) -> Result<Vec<Question<'a>>> {
    let place = |name| {
        let place = sections.iter().position(|section| section.name == name);
        place.with_context(|| format!("no section is called {name:?}"))
    };
    let question = |(number, line): (usize, &'a str)| {
        let parts = line.split_once('\t');
        let (text, names) = parts.with_context(|| {
            format!("line {}: no tab after the question", number + 1)
        })?;
        ensure!(!text.is_empty(), "line {}: no question", number + 1);
        let right = names.split('|').map(place).collect::<Result<_>>()?;
        Ok(Question { text, right })
    };
    lines.lines().enumerate().map(question).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_a_section() {
        let sections = crate::sections();
        assert_eq!(read(QUESTIONS, &sections).expect("valid").len(), 50);
        assert_eq!(read(NAMES, &sections).expect("valid").len(), 20);
    }

    #[test]
    fn a_wrong_line_says_what_is_wrong() {
        let message =
            |lines| read(lines, &[]).expect_err("is refused").to_string();
        assert_eq!(message("Why?"), "line 1: no tab after the question");
        assert_eq!(
            message("Why?\tNowhere"),
            "no section is called \"Nowhere\""
        );
        assert_eq!(message("\tNowhere"), "line 1: no question");
    }
}
