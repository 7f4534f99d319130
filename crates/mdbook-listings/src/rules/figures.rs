//! Figures of speed, size or accuracy that no measurement and no source proves.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::regex;
use crate::base::diagnostic::Fault;
use crate::read::markdown::{Parsed, Prose};

/// What is left of a reference to a footnote that is not there.
static NOTE: LazyLock<Regex> = LazyLock::new(|| regex(r"\[\^[^\]\s]+\]"));
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)\b\d[\d,.]*(?:e[+-]?\d+)?[\s-]{0,2}(?:×|%|x\b|times\b|fold\b|per\s?cent\b|percentage points?\b",
        r"|(?:[mnuµ]|milli|micro|nano)?s(?:ec(?:ond)?s?)?\b|min(?:ute)?s?\b|h(?:ou)?rs?\b|h\b|[KMGT]?Hz\b|fps\b",
        r"|[KMGT]i?B\b|(?:[KMGT]i?|kilo|mega|giga)(?:byte|bit)s?\b|bytes\b|[KMGT]?FLOPs?\b|\w+/s(?:ec|econd)?\b|\w+ per second\b)",
        r"|×\s?\d(?:[\d,.]*\d)?|\bx\s?\d[\d,.]*\s(?:faster|slower|as)\b|\b(?:factor|speed-?up) of \d(?:[\d,.]*\d)?"
    ))
});

/// Typed figures without a source, and footnotes that nothing defines.
pub fn check_figures(parsed: &Parsed) -> Vec<Fault> {
    parsed.prose.iter().flat_map(check_block).collect()
}

/// Figures in text that is not Markdown.
pub fn check_text(text: &str) -> Vec<Fault> {
    check_block(&Prose { pieces: vec![(text.to_owned(), 0)], is_sourced: false })
}

fn check_block(prose: &Prose) -> Vec<Fault> {
    let block = Block::new(prose);
    let fault = |found: Match, message: String, help: String| {
        let at = block.place(found.start())..block.place(found.end() - 1) + 1;
        Fault::new(message).at(at).help(help)
    };
    let figures = FIGURE.find_iter(&block.text).filter(|_| !prose.is_sourced).map(|found| {
        let message = format!("the figure `{}` was typed by hand", found.as_str().trim());
        let help = "record it and use `{{#measured …}}`, or give its source in a footnote";
        fault(found, message, help.to_owned())
    });
    let notes = NOTE.find_iter(&block.text).map(|found| {
        let label = found.as_str();
        let message = format!("nothing defines the footnote `{label}`");
        fault(found, message, format!("write a line `{label}: …` on this page"))
    });
    figures.chain(notes).collect()
}

/// The words of one block, and where each of their characters is in the page.
struct Block {
    text: String,
    places: Vec<(usize, usize)>,
}

impl Block {
    fn new(prose: &Prose) -> Self {
        let mut block = Self { text: String::new(), places: Vec::new() };
        for (piece, start) in &prose.pieces {
            block.push(piece, *start);
        }
        block
    }

    /// Spaces and hyphens of every kind become those that `FIGURE` knows; what has no width is
    /// dropped.
    fn push(&mut self, text: &str, at: usize) {
        for (offset, c) in text.char_indices() {
            self.places.push((self.text.len(), at + offset));
            match c {
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {}
                '\u{2060}'..='\u{2064}' | '\u{feff}' => {}
                '\u{2010}'..='\u{2015}' | '\u{2212}' => self.text.push('-'),
                'μ' => self.text.push('µ'),
                c => self.text.push(if c.is_whitespace() { ' ' } else { c }),
            }
        }
    }

    fn place(&self, offset: usize) -> usize {
        let known = self.places.iter().rfind(|(start, _)| *start <= offset);
        known.map_or(offset, |(start, at)| at + offset - start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::parse;

    fn messages(text: &str) -> Vec<String> {
        check_figures(&parse(text)).into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn figures_need_a_source() {
        assert_eq!(
            messages("It is 3.5 times faster.\n"),
            ["the figure `3.5 times` was typed by hand"]
        );
        assert_eq!(
            messages("4\u{200b}0\u{ad} times\n"),
            ["the figure `40 times` was typed by hand"]
        );
        assert_eq!(messages("Accuracy 97 %.\n"), ["the figure `97 %` was typed by hand"]);
        let sourced = "It is 17 times faster, they say.[^a]\n\n[^a]: A source of 3 ms.\n";
        assert_eq!(messages(sourced), Vec::<String>::new());
        assert_eq!(
            messages("There are 1,797 images of 8 by 8; `x = 3 ms`.\n"),
            Vec::<String>::new()
        );
    }
}
