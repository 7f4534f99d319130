//! The lines of SUMMARY.md: titles, links, lists of links and rules. mdBook passes over anything
//! else, or loses pages because of it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Parser, Tag};
use regex::Regex;

use super::regex;
use crate::base::diagnostic::{Fault, Span};

/// Where a line's bullet is, and what its link names.
static LINK: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^( *)([-*+] +|)\[[^\[\]]+\]\(([^()\s<>]*)\)$"));

/// What a line is, or the part of the book that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Pages before the first list.
    Before,
    /// A part has a title and no list yet.
    Titled,
    Listed,
    /// Pages after the last list.
    After,
}

/// What is wrong with a line, and what to do.
type Complaint = (&'static str, &'static str);

/// Lines that are something else, or that are where mdBook does not look for them.
pub fn check_outline(text: &str) -> Vec<Fault> {
    let items = items(text);
    let (mut faults, mut part, mut above, mut next) = (Vec::new(), Part::Before, "", 0);
    for line in text.split_inclusive('\n') {
        let (start, line_text) = (next, line.trim_end());
        next += line.len();
        let is_first = text[..start].trim().is_empty();
        let read = match LINK.captures(line_text) {
            _ if line_text.is_empty() => Ok(part),
            Some(link) if !link[2].is_empty() => {
                entry(part, items.contains(&(start + link[1].len())))
            }
            Some(link) if link[1].is_empty() => chapter(part, above),
            None if line_text == "---" && is_apart(above) => Ok(part),
            None if line_text.starts_with("# ") && is_first => Ok(part),
            None if line_text.starts_with("# ") => title(part),
            _ => Err((
                "mdBook does not read this line",
                "SUMMARY.md holds `# Titles`, `[links](page.md)`, lists of links and, between empty lines, `---`",
            )),
        };
        match read {
            Ok(next) => part = next,
            Err((message, help)) => {
                let at = start..start + line_text.len();
                faults.push(Fault::new(message).at(at).help(help));
            }
        }
        above = line_text;
    }
    faults
}

/// Whether a line does not continue the one above it.
fn is_apart(above: &str) -> bool {
    above.is_empty() || above.starts_with("# ")
}

/// An entry of a list.
fn entry(part: Part, is_item: bool) -> Result<Part, Complaint> {
    match part {
        Part::After => Err(ENDED),
        _ if is_item => Ok(Part::Listed),
        _ => Err((
            "Markdown does not take this line for an entry",
            "indent it by two spaces more than the line that it belongs to",
        )),
    }
}

/// A page outside of the lists.
fn chapter(part: Part, above: &str) -> Result<Part, Complaint> {
    match part {
        Part::Titled => Err(("a part has a list and nothing else", "write `- ` before the link")),
        Part::Before | Part::After if is_apart(above) || LINK.is_match(above) => Ok(part),
        Part::Listed if is_apart(above) => Ok(Part::After),
        _ => Err((
            "this line belongs to the entry above it",
            "leave an empty line above it, or write `- ` before the link",
        )),
    }
}

fn title(part: Part) -> Result<Part, Complaint> {
    if part == Part::After { Err(ENDED) } else { Ok(Part::Titled) }
}

const ENDED: Complaint = (
    "a chapter outside of the lists has ended them",
    "move that chapter to the end, or into a list",
);

/// Where Markdown has items of lists.
fn items(text: &str) -> BTreeSet<usize> {
    let events = Parser::new(text).into_offset_iter();
    let items = events.filter(|(event, _)| matches!(event, Event::Start(Tag::Item)));
    let bullet = |span: Span| span.start + text[span.clone()].len() - text[span].trim_start().len();
    items.map(|(_, span)| bullet(span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        let faults = check_outline(text).into_iter();
        faults.filter_map(|fault| Some(&text[fault.span?])).collect()
    }

    #[test]
    fn lines_of_all_kinds_are_read() {
        let text = "# Summary\n\n[A](a.md)\n[B](b.md)\n\n---\n\n# Part\n\n- [C](c.md)\n  - [D](c/d.md)\n    - [E](c/d/e.md)\n* [F](f.md)\n\n# Next\n\n1";
        assert_eq!(lines(text), ["1"]);
        assert_eq!(
            lines("- [A `x`](a.md)\n\n---\n\n- [B](b.md)\n\n[C](c.md)\n[D](d.md)\n"),
            [""; 0]
        );
    }

    #[test]
    fn lines_that_mdbook_does_not_read_are_found() {
        assert_eq!(lines("Text [A](a.md).\n"), ["Text [A](a.md)."]);
        assert_eq!(lines("- [A](a.md) and [B](b.md)\n- B\n- **[C](c.md)**\n").len(), 3);
        assert_eq!(lines("- [A](a.md)\n        - [B](b.md)\n"), ["        - [B](b.md)"]);
        assert_eq!(lines("- [A](a.md)\n[B](b.md)\n"), ["[B](b.md)"]);
        assert_eq!(
            lines("- [A](a.md)\n\n[B](b.md)\n\n- [C](c.md)\n\n# D\n"),
            ["- [C](c.md)", "# D"]
        );
        assert_eq!(lines("# A\n\n# B\n\n[C](c.md)\n"), ["[C](c.md)"]);
        assert_eq!(lines("[A](a.md)\n---\n"), ["---"]);
        assert_eq!(lines("1. [A](a.md)\n<!-- b -->\n[C][d]\n\n[d]: d.md\n## E\n").len(), 5);
        assert_eq!(lines("    - [A](a.md)\n"), ["    - [A](a.md)"]);
    }
}
