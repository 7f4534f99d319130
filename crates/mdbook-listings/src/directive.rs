//! What an author wrote on a page: fences and directives, with their byte spans. Pure.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use crate::diagnostic::{Fault, nearest};
use crate::source::Selection;

/// One `{{#…}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    pub span: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Include { path: String, selection: Selection },
    Measured { crate_path: String, key: String },
    Plot { crate_path: String, name: String },
    Exercise { crate_path: String, name: String },
    Demo { crate_path: String },
    Tested,
}

const NAMES: [&str; 6] = ["include", "measured", "plot", "exercise", "demo", "tested"];

/// A fenced code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// From the first backtick to the end of the closing line.
    pub span: Range<usize>,
    pub info: Range<usize>,
    pub body: Range<usize>,
}

impl Fence {
    /// The first word of the info string.
    pub fn language<'a>(&self, text: &'a str) -> &'a str {
        text[self.info.clone()].split([',', ' ', '\t']).next().unwrap_or("")
    }
}

/// An `admonish` fence, whose content is Markdown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boxed {
    /// To where Markdown ends it.
    pub span: Range<usize>,
    pub opening: Range<usize>,
    /// What it is fenced by.
    fence: String,
    /// The longest fence of that sign that opens inside, if it is as long: the end of that one is the end of the box.
    inner: usize,
}

impl Boxed {
    /// What is wrong with a box that holds a text, if a fence in it would end the box.
    pub fn crowded(&self, content: &str) -> Option<Fault> {
        let fences = content.lines().filter_map(|line| fence(line, &self.fence));
        self.cut_short(fences.map(|(length, _)| length).max().unwrap_or(0))
    }

    fn cut_short(&self, inner: usize) -> Option<Fault> {
        let fence = self.fence[..1].repeat(inner + 1);
        let help = format!("begin and end the box with {fence}, one sign more than the fence inside it");
        let fault = Fault::new("a fence inside this box would end it", self.opening.clone()).help(help);
        (inner >= self.fence.len()).then_some(fault)
    }
}

/// The blocks and directives of one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    pub boxes: Vec<Boxed>,
    pub fences: Vec<Fence>,
    pub directives: Vec<Directive>,
}

impl Page {
    pub fn directives_in<'a>(&'a self, span: &'a Range<usize>) -> impl Iterator<Item = &'a Directive> {
        self.directives.iter().filter(move |d| span.start <= d.span.start && d.span.end <= span.end)
    }

    /// The fence that a byte offset lies in.
    pub fn fence_at(&self, offset: usize) -> Option<&Fence> {
        self.fences.iter().find(|fence| fence.span.contains(&offset))
    }
}

/// Markdown as mdBook reads it.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Reads a page; what can be read is returned beside all faults.
pub fn parse(text: &str) -> (Page, Vec<Fault>) {
    let mut page = Page::default();
    let mut faults = Vec::new();
    let (opened, boxes) = boxes(text);
    faults.extend(boxes.iter().filter_map(|boxed| boxed.cut_short(boxed.inner)));
    page.boxes = boxes;
    fences(&opened, &mut page.fences, &mut faults);
    let odd = odd_places(&opened);
    let titles_a_box = |at: usize| opened[text[..at].rfind('\n').map_or(0, |end| end + 1)..at].contains('\n');
    for span in directive_spans(text, &mut faults) {
        match kind(text[span.start + 2..span.end - 2].trim_start().trim_start_matches('#')) {
            Ok(_) if titles_a_box(span.start) || odd.iter().any(|place| place.contains(&span.start)) => faults.push(
                Fault::new("a directive inside a tag, comment, link, code span or title", span)
                    .help("write it in the text itself; a backslash before it makes it text"),
            ),
            Ok(kind) => page.directives.push(Directive { span, kind }),
            Err((message, help)) => faults.push(Fault { message, span, help }),
        }
    }
    (page, faults)
}

/// The page with the fences of its `admonish` boxes overwritten by line ends, since their content is Markdown again;
/// every byte keeps its place, and what is left of a box's first line is its title.
pub fn opened(text: &str) -> String {
    boxes(text).0
}

fn boxes(text: &str) -> (String, Vec<Boxed>) {
    let (mut text, mut found) = (text.to_owned(), Vec::new());
    loop {
        let boxes: Vec<Range<usize>> = Parser::new_ext(&text, options())
            .into_offset_iter()
            .filter(|(event, _)| {
                matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.split(' ').next() == Some("admonish"))
            })
            .map(|(_, span)| span)
            .collect();
        if boxes.is_empty() {
            return (text, found);
        }
        found.extend(boxes.into_iter().map(|span| open(&mut text, span)));
    }
}

/// Overwrites a box's opening fence, its closing one, and the last sign behind its title, which thereby ends a paragraph. A
/// box that a fence inside it ends is opened as it was meant.
fn open(text: &mut String, span: Range<usize>) -> Boxed {
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
    let opening = span.start..span.start + first_line;
    let cuts = [0..word, title_end.max(word)..first_line, closing.unwrap_or(0..0)];
    for cut in cuts {
        text.replace_range(span.start + cut.start..span.start + cut.end, &"\n".repeat(cut.len()));
    }
    Boxed { span, opening, fence: own, inner }
}

/// The length of the longest fence that opens in a box, and where the box was meant to end, if one does. The text begins
/// with the box, and Markdown ends the box at `end`.
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

/// How long a fence is that a line begins or ends, if it is of the same sign and no shorter, and whether nothing follows.
fn fence(line: &str, own: &str) -> Option<(usize, bool)> {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let sign = own.chars().next()?;
    let info = line.trim_start_matches(sign);
    (line.starts_with(own) && !(sign == '`' && info.contains('`')))
        .then_some((line.len() - info.len(), info.is_empty()))
}

/// Where no reader would see what a directive becomes, or where it would break what it stands in.
fn odd_places(opened: &str) -> Vec<Range<usize>> {
    let parser = Parser::new_ext(opened, options());
    let mut places: Vec<_> =
        parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
    for (event, span) in parser.into_offset_iter() {
        match event {
            Event::Code(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                places.push(span);
            }
            Event::Start(Tag::HtmlBlock) => places.extend(tags(&opened[span.clone()], span.start)),
            _ => {}
        }
    }
    places
}

/// The tags and comments of some raw HTML.
fn tags(html: &str, base: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|offset| at + offset) {
        let close = if html[start..].starts_with("<!--") { "-->" } else { ">" };
        at = html[start..].find(close).map_or(html.len(), |offset| start + offset + close.len());
        found.push(base + start..base + at);
    }
    found
}

/// Fences of a page whose boxes are open.
fn fences(text: &str, found: &mut Vec<Fence>, faults: &mut Vec<Fault>) {
    for (event, span) in Parser::new_ext(text, options()).into_offset_iter() {
        let Event::Start(Tag::CodeBlock(kind)) = event else { continue };
        if kind == CodeBlockKind::Indented {
            let first_line = span.start..span.start + text[span].lines().next().unwrap_or("").len();
            faults
                .push(Fault::new("code that is only indented", first_line).help("put it into a fence with a language"));
            continue;
        }
        let block = &text[span.clone()];
        let ticks = block.len() - block.trim_start_matches(['`', '~']).len();
        let first_line = block.find('\n').unwrap_or(block.len());
        let body_end = block.trim_end_matches('\n').rfind('\n').map_or(first_line, |at| at + 1).max(first_line);
        let body_start = (first_line + 1).min(body_end);
        let at = span.start;
        let info = trimmed(block, ticks..first_line);
        found.push(Fence {
            span: at..at + block.trim_end_matches('\n').len(),
            info: at + info.start..at + info.end,
            body: at + body_start..at + body_end,
        });
    }
}

fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let part = &text[span.clone()];
    let start = span.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// Spans of all unescaped `{{#…}}`, in every spelling that mdBook itself would expand.
fn directive_spans(text: &str, faults: &mut Vec<Fault>) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    for (start, _) in text.match_indices("{{") {
        let escaped = text[..start].ends_with('\\') && text[start..].starts_with("{{#");
        if escaped || !text[start + 2..].trim_start().starts_with('#') {
            continue;
        }
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        match text[start..line_end].find("}}") {
            Some(end) => spans.push(start..start + end + 2),
            None => faults.push(
                Fault::new("directive is never closed", start..line_end).help("close it with `}}` on the same line"),
            ),
        }
    }
    spans
}

fn kind(inner: &str) -> Result<Kind, (String, Option<String>)> {
    let mut words = inner.split_whitespace();
    let name = words.next().unwrap_or("");
    let arguments: Vec<String> = words.map(str::to_owned).collect();
    match (name, arguments.as_slice()) {
        ("include", [target]) => include(target),
        ("measured", [crate_path, key]) => Ok(Kind::Measured { crate_path: crate_path.clone(), key: key.clone() }),
        ("plot", [crate_path, name]) => Ok(Kind::Plot { crate_path: crate_path.clone(), name: name.clone() }),
        ("exercise", [crate_path, name]) => Ok(Kind::Exercise { crate_path: crate_path.clone(), name: name.clone() }),
        ("demo", [crate_path]) => Ok(Kind::Demo { crate_path: crate_path.clone() }),
        ("tested", []) => Ok(Kind::Tested),
        (name, _) if NAMES.contains(&name) => {
            Err((format!("`{name}` has the wrong number of arguments"), Some(usage(name).into())))
        }
        (name, _) => {
            let help = nearest(name, NAMES).map(|near| format!("did you mean `{near}`?"));
            let known = || format!("known are {}; write `\\{{{{#` for the characters themselves", NAMES.join(", "));
            Err((format!("unknown directive `{name}`"), Some(help.unwrap_or_else(known))))
        }
    }
}

fn usage(name: &str) -> &'static str {
    match name {
        "include" => "write `{{#include PATH}}`, `{{#include PATH:ANCHOR}}` or `{{#include PATH:FROM:TO}}`",
        "measured" => "write `{{#measured PART/CHAPTER NAME.KEY}}`",
        "plot" => "write `{{#plot PART/CHAPTER NAME}}`",
        "exercise" => "write `{{#exercise PART/CHAPTER NAME}}`",
        "demo" => "write `{{#demo PART/CHAPTER}}`",
        _ => "write `{{#tested}}`",
    }
}

fn include(target: &str) -> Result<Kind, (String, Option<String>)> {
    let mut parts = target.split(':');
    let path = parts.next().unwrap_or("").to_owned();
    let rest: Vec<&str> = parts.collect();
    let line = |part: &str| match part {
        "" => Ok(None),
        digits => digits
            .parse()
            .map(Some)
            .map_err(|_| (format!("`{digits}` is not a line number"), Some(usage("include").to_owned()))),
    };
    let selection = match rest.as_slice() {
        [] => Selection::Whole,
        [one] if one.chars().all(|c| c.is_ascii_digit()) && !one.is_empty() => Selection::Lines(line(one)?, line(one)?),
        [""] => return Err(("the name of the anchor is missing".into(), Some(usage("include").into()))),
        [name] => Selection::Anchor((*name).to_owned()),
        [from, to] => Selection::Lines(line(from)?, line(to)?),
        _ => return Err(("too many colons in an include".into(), Some(usage("include").into()))),
    };
    Ok(Kind::Include { path, selection })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_and_directives_keep_their_places() {
        let text = "A\n\n```rust,ignore\n{{#include a.rs:x}}\n```\n\nB {{#measured d/c k.ratio}}.\n";
        let (page, faults) = parse(text);
        assert_eq!(faults, []);
        let fence = &page.fences[0];
        assert_eq!(&text[fence.info.clone()], "rust,ignore");
        assert_eq!(&text[fence.body.clone()], "{{#include a.rs:x}}\n");
        assert_eq!(&text[fence.span.clone()], "```rust,ignore\n{{#include a.rs:x}}\n```");
        assert_eq!(&text[page.directives[1].span.clone()], "{{#measured d/c k.ratio}}");
        assert_eq!(fence.language(text), "rust");
    }

    #[test]
    fn fences_inside_an_admonish_box_are_found() {
        let text = "````admonish note\nhi\n```rust\nlet a = 1;\n```\n````\n";
        let (page, _) = parse(text);
        assert_eq!(&text[page.fences[0].body.clone()], "let a = 1;\n");
    }

    #[test]
    fn a_box_that_a_fence_inside_ends_is_opened_as_it_was_meant() {
        let text = "> ```admonish\n> a\n>\n> ```rust\n> {{#include a.rs}}\n> ```\n> b\n> ```\n\n```text\nc\n```\n";
        let (page, faults) = parse(text);
        assert_eq!(faults.iter().map(|fault| &text[fault.span.clone()]).collect::<Vec<_>>(), ["```admonish"]);
        let bodies: Vec<&str> = page.fences.iter().map(|fence| &text[fence.body.clone()]).collect();
        assert_eq!(bodies, ["> {{#include a.rs}}\n", "c\n"]);
        for sound in
            ["````admonish\n```rust\n```\n````\n", "~~~admonish\n```rust\n```\n~~~\n", "```admonish\na ```b```\n```\n"]
        {
            assert_eq!(parse(sound).1, [], "{sound}");
        }
    }

    #[test]
    fn an_opened_box_leaves_every_byte_in_its_place() {
        let text = "- a\n\n  ```admonish tip title=\"é\"\n  b\n  ```\n\n> ~~~admonish\n> c\n> ~~~\n\n```admonish\nd";
        let opened = opened(text);
        assert_eq!(opened.len(), text.len());
        assert!(opened.contains(" tip title=\"é\n\n  b\n  \n\n\n"));
        assert!(opened.contains("> c\n> \n\n\n"));
        assert!(!opened.contains("admonish") && opened.ends_with("\nd"));
    }

    #[test]
    fn escaped_directives_are_text() {
        assert_eq!(parse("\\{{#include x}}").0.directives, []);
    }

    #[test]
    fn typing_errors_are_named() {
        let complain = |text: &str| parse(text).1.remove(0);
        let fault = complain("{{#inclde a.rs}}");
        assert_eq!(fault.message, "unknown directive `inclde`");
        assert_eq!(fault.help.unwrap(), "did you mean `include`?");
        assert_eq!(complain("{{#plot a}}").message, "`plot` has the wrong number of arguments");
        assert_eq!(complain("{{#plot a b").message, "directive is never closed");
        assert_eq!(complain("{{#include a.rs:1:x}}").message, "`x` is not a line number");
    }
}
