//! `admonish` fences, whose content is Markdown again.

use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use regex::Regex;

use super::markdown::{DEEPEST, options, too_deep};
use crate::base::diagnostic::{Fault, Span};

/// Of an unknown kind admonish makes a note, without a word.
const KINDS: &str = "note|abstract|summary|tldr|info|todo|tip|hint|important|success|check|done|\
    question|help|faq|warning|caution|attention|failure|fail|missing|danger|error|bug|example|\
    quote|cite";
static ATTRIBUTES: LazyLock<Regex> = LazyLock::new(|| {
    let quoted = r#"title="[^"\\&]*""#;
    let pattern =
        format!(r"^(?: +(?:{KINDS}))?(?: +{quoted})?(?:,? +collapsible=(?:true|false))? *$");
    Regex::new(&pattern).expect("the pattern is a constant")
});

/// An `admonish` fence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boxed {
    /// To where Markdown ends it.
    pub span: Span,
    pub opening: Span,
    /// What follows `admonish` on its first line.
    attributes: String,
    /// What it is fenced by.
    fence: String,
    /// The longest fence of that sign that opens inside, if it is as long: the end of that one is
    /// the end of the box.
    inner: usize,
    is_closed: bool,
    /// How many boxes it is in, itself included.
    depth: usize,
}

impl Boxed {
    /// What is wrong with a box that holds a text, if a fence in it would end the box.
    pub fn crowded(&self, content: &str) -> Option<Fault> {
        let fences = content.lines().filter_map(|line| fence(line, &self.fence));
        self.cut_short(fences.map(|(length, _)| length).max().unwrap_or(0))
    }

    /// What is wrong with its first line, with a fence typed into it that ends the box, or with its
    /// end.
    pub fn fault(&self) -> Option<Fault> {
        let endless = || {
            let fault = Fault::new("this box is never closed").at(self.opening.clone());
            (!self.is_closed).then(|| fault.help(format!("end it with {}", self.fence)))
        };
        let deep = || (self.depth >= DEEPEST).then(|| too_deep(self.opening.clone()));
        deep()
            .or_else(|| self.odd_attributes())
            .or_else(|| self.cut_short(self.inner))
            .or_else(endless)
    }

    /// A box has a kind, a title and whether it folds; its id and its classes are the site's.
    fn odd_attributes(&self) -> Option<Fault> {
        let fault = Fault::new("a box has a kind, a title and `collapsible`, and nothing else");
        let help = "write `admonish KIND title=\"…\" collapsible=true`, or less; \
                    kinds are note, tip, warning …; the title is without `\\`, `&` and `\"`";
        let is_odd = !ATTRIBUTES.is_match(&self.attributes);
        is_odd.then(|| fault.at(self.opening.clone()).help(help))
    }

    fn cut_short(&self, inner: usize) -> Option<Fault> {
        let fence = self.fence[..1].repeat(inner + 1);
        let help =
            format!("begin and end the box with {fence}, one sign more than the fence inside it");
        let fault = Fault::new("a fence inside this box would end it").at(self.opening.clone());
        (inner >= self.fence.len()).then(|| fault.help(help))
    }
}

/// The page with the fences of its boxes overwritten by line ends; every byte keeps its place, and
/// what is left of a box's first line is its title.
pub fn open_boxes(text: &str) -> (String, Vec<Boxed>) {
    let (mut text, mut found) = (text.to_owned(), Vec::new());
    for depth in 1..=DEEPEST {
        // most pages have no box and need no parse for them
        if !text.contains("admonish") {
            break;
        }
        let boxes: Vec<Span> = Parser::new_ext(&text, options())
            .into_offset_iter()
            .filter(|(event, _)| is_box(event))
            .map(|(_, span)| span)
            .collect();
        if boxes.is_empty() {
            break;
        }
        found.extend(boxes.into_iter().map(|span| open(&mut text, span, depth)));
    }
    (text, found)
}

fn is_box(event: &Event) -> bool {
    let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else { return false };
    info.split(' ').next() == Some("admonish")
}

/// Overwrites a box's opening fence, its closing one, and the last sign behind its title, which
/// thereby ends a paragraph. A box that a fence inside it ends is opened as it was meant.
fn open(text: &mut String, span: Span, depth: usize) -> Boxed {
    let block = text[span.clone()].trim_end();
    let first_line = block.find('\n').unwrap_or(block.len());
    let word = block.find("admonish").map_or(first_line, |at| at + "admonish".len());
    let title_end = first_line - block[..first_line].chars().next_back().map_or(0, char::len_utf8);
    let last = block.rfind('\n').map_or(block.len(), |at| at + 1);
    let end = last + block[last..].len() - block[last..].trim_start_matches([' ', '\t', '>']).len();
    let closed = end < block.len() && block[end..].chars().all(|c| c == '`' || c == '~');
    let sign = block.chars().next().unwrap_or('`');
    let own = block[..block.len() - block.trim_start_matches(sign).len()].to_owned();
    let (inner, meant) = inside(&text[span.start..], &own, block.len());
    let closing = if inner > 0 { meant } else { closed.then_some(end..block.len()) };
    let (opening, is_closed) = (span.start..span.start + first_line, closing.is_some());
    let attributes = block[word.min(first_line)..first_line].to_owned();
    let title = title_end.max(word)..first_line;
    for cut in [Some(0..word), Some(title), closing].into_iter().flatten() {
        text.replace_range(span.start + cut.start..span.start + cut.end, &"\n".repeat(cut.len()));
    }
    Boxed { span, opening, attributes, fence: own, inner, is_closed, depth }
}

/// The length of the longest fence that opens in a box, and where the box was meant to end, if one
/// does. The text begins with the box, and Markdown ends the box at `end`.
fn inside(text: &str, own: &str, end: usize) -> (usize, Option<Range<usize>>) {
    let (mut longest, mut open, mut at) = (0, None, 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((length, bare)) = fence(line, own).filter(|_| start > 0) else { continue };
        match open {
            _ if longest == 0 && start >= end => break,
            Some(length_open) if bare && length >= length_open => open = None,
            Some(_) => {}
            None if bare => {
                let closing = start + line.trim_end().len();
                return (longest, Some(closing - length..closing));
            }
            None => {
                open = Some(length);
                longest = longest.max(length);
            }
        }
    }
    (longest, None)
}

/// How long a fence is that a line begins or ends, if it is of the same sign and no shorter, and
/// whether nothing follows.
fn fence(line: &str, own: &str) -> Option<(usize, bool)> {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let sign = own.chars().next()?;
    let info = line.trim_start_matches(sign);
    (line.starts_with(own) && !(sign == '`' && info.contains('`')))
        .then_some((line.len() - info.len(), info.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opened_box_leaves_every_byte_in_its_place() {
        let text = "- a\n\n  ```admonish tip title=\"é\"\n  b\n  ```\n\n> ~~~admonish\n> c\n> ~~~\n\n```admonish\nd";
        let (opened, _) = open_boxes(text);
        assert_eq!(opened.len(), text.len());
        assert!(opened.contains(" tip title=\"é\n\n  b\n  \n\n\n"));
        assert!(opened.contains("> c\n> \n\n\n"));
        assert!(!opened.contains("admonish") && opened.ends_with("\nd"));
    }
}
