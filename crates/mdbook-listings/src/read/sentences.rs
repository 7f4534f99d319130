//! Sentences of a page: where the one around a place begins and ends. Pure.

use super::markdown::Parsed;
use crate::base::diagnostic::Span;

/// What may be between the words of a sentence and its end, or its beginning.
const CLOSERS: [char; 9] = ['*', '_', '~', ')', ']', '"', '”', '\'', '’'];
const OPENERS: [char; 8] = ['*', '_', '~', '(', '"', '“', '\'', '‘'];
const ABBREVIATIONS: [&str; 3] = ["e.g.", "i.e.", "vs."];

/// The sentence around a place, if that is in a text. No sentence ends inside of code, emphasis or
/// a link, so that its markup is whole.
pub fn sentence_at(text: &str, parsed: &Parsed, at: usize) -> Option<Span> {
    let run = run_at(parsed, at)?;
    let is_inside = |at: usize| parsed.inline.iter().any(|part| part.start < at && at < part.end);
    let mut start = run.start;
    let spaces = text[run.clone()].match_indices(char::is_whitespace);
    for end in spaces.map(|(offset, _)| run.start + offset).filter(|end| !is_inside(*end)) {
        let next = text[end..run.end].trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        if next.starts_with(char::is_lowercase) || !is_ended(&text[start..end]) {
            continue;
        }
        if end > at {
            return Some(start..end);
        }
        start = run.end - next.len();
    }
    Some(start..start + text[start..run.end].trim_end().len())
}

/// Whether a word at a place begins a sentence, or what follows a colon.
pub fn is_start(text: &str, parsed: &Parsed, at: usize) -> bool {
    let before = run_at(parsed, at).map_or("", |run| &text[run.start..at]);
    let before = before.trim_end_matches(OPENERS).trim_end();
    before.is_empty() || before.ends_with(':') || is_ended(before)
}

fn run_at(parsed: &Parsed, at: usize) -> Option<&Span> {
    parsed.runs.iter().find(|run| run.contains(&at))
}

fn is_ended(text: &str) -> bool {
    let text = without_notes(text.trim_end()).trim_end_matches(CLOSERS);
    let is_abbreviated = || ABBREVIATIONS.iter().any(|short| text.ends_with(short));
    text.ends_with(['.', '?', '!']) && !is_abbreviated()
}

/// A text without the footnotes at its end.
fn without_notes(text: &str) -> &str {
    match text.rfind("[^").filter(|at| text.ends_with(']') && !text[*at..].contains(' ')) {
        Some(at) => without_notes(&text[..at]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::markdown::parse;
    use super::*;

    #[track_caller]
    fn check(text: &str, at: &str, expected: &str) {
        let at = text.find(at).expect("the place");
        let span = sentence_at(text, &parse(text), at).expect("a sentence");
        assert_eq!(&text[span], expected);
    }

    #[test]
    fn a_sentence_ends_where_readers_see_it_end() {
        check("One. Two X 0.5, e.g. Three vs. Four? Five.", "X", "Two X 0.5, e.g. Three vs. Four?");
        check("**One.** Two X.[^a] Three.\n\n[^a]: b", "X", "Two X.[^a]");
        check("(One.) \"Two X.\" *Three.*", "X", "\"Two X.\"");
        check("- One. Two X\n  more.\n  - Three.", "X", "Two X\n  more.");
        check("- Item X\n- Next", "X", "Item X");
        check("| a |\n|---|\n| One. Two X. |\n", "X", "Two X.");
        check("> One. Two X\n> more. Three.", "X", "Two X\n> more.");
        check("# Title\nTwo X.\n```rust\nlet a = 1;\n```\n", "X", "Two X.");
    }

    #[test]
    fn no_sentence_ends_inside_of_markup() {
        check("One `a. B` X. Two.", "X", "One `a. B` X.");
        check("One [a. B](c.md) X. Two.", "X", "One [a. B](c.md) X.");
        check("Zero. **One. Two X** three. Four.", "X", "**One. Two X** three.");
    }

    #[test]
    fn a_sentence_starts_after_another_one() {
        let text = "A b. C \"D. (E) F: G\" `h.` I\n\n- J";
        let parsed = parse(text);
        let starts = |word: &str| is_start(text, &parsed, text.find(word).expect("the word"));
        for word in ["A", "C", "E", "G", "J"] {
            assert!(starts(word), "{word}");
        }
        for word in ["D", "F", "I"] {
            assert!(!starts(word), "{word}");
        }
    }
}
