//! Colours code at build time, so that no page loads a highlighter.
//!
//! Each language is a table of regular expressions, run by the regex-automata that mdBook needs
//! anyway: no other crate, no C compiler as for tree-sitter, and milliseconds for a book that takes
//! syntect seconds. Code handles what is not regular in Rust (nested comments, raw strings), so
//! that strings, comments and numbers begin and end where rustc's lexer and Python's `tokenize`
//! say: checked on 37 and 5 million tokens.

use std::ops::Range;

mod languages;
mod lexer;
#[cfg(test)]
mod tests;

/// The class by which a listing asks for a line to be marked: `mark-3`.
const MARK: &str = "mark-";

/// Highlights every code block of a page.
pub fn highlight(html: &str) -> String {
    const OPEN: &str = "<code class=\"language-";
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let mut rest = html;
    while let Some(at) = rest.find(OPEN) {
        let (before, tail) = rest.split_at(at + OPEN.len());
        out.push_str(before);
        rest = tail;
        let Some((classes, tail)) = tail.split_once("\">") else { break };
        let Some((inner, _)) = tail.split_once("</code>") else { break };
        let (marks, kept): (Vec<&str>, Vec<&str>) =
            classes.split(' ').partition(|class| class.starts_with(MARK));
        let marks: Vec<usize> =
            marks.iter().filter_map(|mark| mark[MARK.len()..].parse().ok()).collect();
        let name = kept[0].split([',', '"']).next().unwrap_or_default();
        out.push_str(&kept.join(" "));
        out.push_str("\">");
        out.push_str(colour(name, inner, &marks).as_deref().unwrap_or(inner));
        rest = &tail[inner.len()..];
    }
    out + rest
}

/// The block with its spans; `None` if the language is unknown, or the block is coloured already or
/// not understood.
fn colour(name: &str, inner: &str, marks: &[usize]) -> Option<String> {
    let (code, mut tags) = parse(inner).filter(|_| !inner.contains("class=\"hl-"))?;
    mark(&code, marks, &mut tags);
    let (mut out, mut tags, mut at) = (String::with_capacity(inner.len() * 2), tags.as_slice(), 0);
    for (class, range) in languages::find(name, &code)?.spans(&code) {
        write(&mut out, &code, "", at..range.start, &mut tags);
        at = range.end;
        write(&mut out, &code, class, range, &mut tags);
    }
    write(&mut out, &code, "", at..code.len(), &mut tags);
    out.extend(tags.iter().map(|(_, tag)| *tag));
    Some(out)
}

/// Adds the tags around the lines that the prose speaks of, counted from 1.
fn mark(code: &str, lines: &[usize], tags: &mut Vec<(usize, &str)>) {
    let mut start = 0;
    for (line, number) in code.split_inclusive('\n').zip(1..) {
        if lines.contains(&number) {
            tags.extend([(start, "<mark>"), (start + line.trim_end().len(), "</mark>")]);
        }
        start += line.len();
    }
    tags.sort_by_key(|(at, _)| *at);
}

/// Code as its author wrote it, and the tags among it (mdBook's for hidden lines) with their
/// places.
fn parse(mut inner: &str) -> Option<(String, Vec<(usize, &str)>)> {
    let (mut code, mut tags) = (String::with_capacity(inner.len()), Vec::new());
    while let Some(at) = inner.find(['<', '&']) {
        code.push_str(&inner[..at]);
        let end =
            at + 1 + inner[at..].find(if inner[at..].starts_with('<') { '>' } else { ';' })?;
        match &inner[at..end] {
            "&lt;" => code.push('<'),
            "&gt;" => code.push('>'),
            "&amp;" => code.push('&'),
            "&quot;" => code.push('"'),
            "&#39;" | "&#x27;" => code.push('\''),
            "&nbsp;" => code.push('\u{a0}'),
            tag if tag.starts_with('<') && tag.matches('"').count() % 2 == 0 => {
                tags.push((code.len(), tag))
            }
            _ => return None,
        }
        inner = &inner[end..];
    }
    Some((code + inner, tags))
}

/// Writes one class, interrupted by the tags within its range; never a span around whitespace
/// alone.
fn write(
    out: &mut String,
    code: &str,
    class: &str,
    mut range: Range<usize>,
    tags: &mut &[(usize, &str)],
) {
    loop {
        let next = tags.first().filter(|(at, _)| *at < range.end).copied();
        let end = next.map_or(range.end, |(at, _)| at);
        let text =
            code[range.start..end].replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        match class.is_empty() || text.trim().is_empty() {
            true => out.push_str(&text),
            false => out.extend(["<span class=\"hl-", class, "\">", &text, "</span>"]),
        }
        let Some((_, tag)) = next else { return };
        out.push_str(tag);
        (range.start, *tags) = (end, &tags[1..]);
    }
}
