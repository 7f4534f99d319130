//! Raw HTML in pages: a few tags without scripts and styles, each of them closed, and nothing that
//! poses as checked.

use std::sync::LazyLock;

use regex::Regex;

use super::regex;
use super::tags::{Complaint, Kind, Tag, check_tag, is_id, read_tags};
use crate::base::diagnostic::{Fault, Span};
use crate::read::markdown::{Container, DEEPEST, Heading, Parsed, too_deep};

static REFERENCE: LazyLock<Regex> = LazyLock::new(|| regex(r"&(?:#\w*|[A-Za-z]\w*);?"));
const REFERENCES: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;"];

/// Raw HTML beyond a few harmless tags and attributes is refused, and so is a tag that the Markdown
/// around it ends before the tag is closed.
pub fn check_html(parsed: &Parsed, classes: &[String]) -> Vec<Fault> {
    let mut faults: Vec<Fault> = parsed.headings.iter().filter_map(check_heading).collect();
    let mut tags = Vec::new();
    for html in &parsed.html {
        faults.extend(check_references(&html.text, html.start));
        for tag in read_tags(&html.text, html.start) {
            match tag {
                Ok(tag) => tags.push((tag, html.container)),
                Err((complaint, span)) => faults.push(fault(complaint, span)),
            }
        }
    }
    for (tag, _) in &tags {
        let found = check_tag(tag, classes).map(|complaint| fault(complaint, tag.span.clone()));
        // the end of an element that was refused is not reported again
        let is_echo = |fault: &Fault| {
            tag.kind == Kind::Close && faults.iter().any(|known| known.message == fault.message)
        };
        faults.extend(found.filter(|fault| !is_echo(fault)));
    }
    if faults.is_empty() {
        faults = check_nesting(&tags);
    }
    faults
}

/// Drawings beside pages: the same tags, with one `<svg>` around them.
pub fn check_svg(svg: &str) -> Vec<Fault> {
    let mut faults = check_references(svg, 0);
    let mut tags = Vec::new();
    for tag in read_tags(svg, 0) {
        match tag {
            Ok(tag) => tags.push((tag, Container::default())),
            Err((complaint, span)) => faults.push(fault(complaint, span)),
        }
    }
    for (tag, _) in &tags {
        let complaint = match tag.is_drawing() {
            true => check_tag(tag, &[]),
            false => Some(outside_of_pictures(tag)),
        };
        faults.extend(complaint.map(|complaint| fault(complaint, tag.span.clone())));
    }
    if faults.is_empty() {
        faults = check_nesting(&tags);
    }
    let is_one = tags.first().is_some_and(|(first, _)| first.name == "svg")
        && tags.iter().filter(|(tag, _)| tag.name == "svg").count() == 2
        && svg.trim().starts_with("<svg")
        && svg.trim().ends_with("</svg>");
    if faults.is_empty() && !is_one {
        let help = "it goes into the page as it is";
        faults.push(Fault::new("a picture is one `<svg …>…</svg>` and nothing else").help(help));
    }
    faults
}

/// In raw HTML a reference to a character stands only for one that HTML needs itself: others could
/// hide a figure, an address or a direction of text.
fn check_references(html: &str, at: usize) -> Vec<Fault> {
    let found = REFERENCE.find_iter(html);
    let odd = found.filter(|found| !REFERENCES.contains(&found.as_str()));
    let faults = odd.map(|found| {
        let message = format!("raw HTML cannot hold `{}`", found.as_str());
        let help = format!("write the character itself; only {} are read", REFERENCES.join(", "));
        Fault::new(message).at(at + found.start()..at + found.end()).help(help)
    });
    faults.collect()
}

fn outside_of_pictures(tag: &Tag) -> Complaint {
    let help = "a picture is made of shapes and text";
    (format!("a picture cannot hold the tag <{}>", tag.name), help.to_owned())
}

/// An id is all that a heading may carry.
fn check_heading(heading: &Heading) -> Option<Fault> {
    let fault = |message: String| Fault::new(message).at(heading.span.clone());
    if let Some(word) = heading.extras.first() {
        let help = "after a heading, braces hold an id and nothing else: `{#id}`";
        return Some(fault(format!("a heading cannot carry `{word}`")).help(help));
    }
    let id = heading.id.as_ref().filter(|id| !is_id(id))?;
    let help = "an id has small letters, digits and hyphens, and begins with a letter";
    Some(fault(format!("`{id}` is not an id")).help(help))
}

/// A tag is closed in the paragraph, list item or box in which it was opened.
fn check_nesting(tags: &[(Tag, Container)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut open: Vec<&(Tag, Container)> = Vec::new();
    for tag in tags {
        match tag.0.kind {
            Kind::Empty => {}
            Kind::Open => {
                open.push(tag);
                if open.len() == DEEPEST {
                    faults.push(too_deep(tag.0.span.clone()));
                }
            }
            Kind::Close => {
                let is_partner =
                    |other: &&(Tag, Container)| (&other.0.name, other.1) == (&tag.0.name, tag.1);
                match open.iter().rposition(is_partner) {
                    Some(at) => faults.extend(open.drain(at..).skip(1).map(unclosed)),
                    None => faults.push(unopened(&tag.0)),
                }
            }
        }
    }
    faults.extend(open.into_iter().map(unclosed));
    faults
}

fn unclosed((tag, _): &(Tag, Container)) -> Fault {
    let message = format!("the tag <{}> is not closed", tag.name);
    let help = format!("write `</{}>` where it ends, in the same block of Markdown", tag.name);
    Fault::new(message).at(tag.span.clone()).help(help)
}

fn unopened(tag: &Tag) -> Fault {
    let message = format!("</{}> closes nothing", tag.name);
    let help = "a tag is closed in the block of Markdown in which it was opened";
    Fault::new(message).at(tag.span.clone()).help(help)
}

fn fault((message, help): Complaint, span: Span) -> Fault {
    Fault::new(message).at(span).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::parse;

    fn messages(text: &str) -> Vec<String> {
        let faults = check_html(&parse(text), &["wide".to_owned()]);
        faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn scripts_and_handlers_are_refused() {
        assert_eq!(messages("<script>x</script>\n"), ["a chapter cannot hold the tag <script>"]);
        assert_eq!(
            messages("a <b onclick=\"x\">b</b>\n"),
            ["a chapter cannot hold the attribute onclick="]
        );
        assert_eq!(
            messages("a <a href=\"javascript:x\">b</a>\n"),
            ["a chapter cannot hold the tag <a>"]
        );
        assert_eq!(messages("a <sub>2</sub> b\n"), Vec::<String>::new());
    }

    #[test]
    fn a_tag_is_closed_where_it_was_opened() {
        let sound = "<div class=\"wide\">\n\n- a<br>b\n\n</div>\n\n- <b>x</b>\n";
        assert_eq!(messages(sound), Vec::<String>::new());
        for (text, message) in [
            ("<div>\n\na\n", "the tag <div> is not closed"),
            ("a <b>b\n\nc</b>\n", "</b> closes nothing"),
            ("- <div>\n\n</div>\n", "</div> closes nothing"),
            ("<div>\n\n> </div>\n", "</div> closes nothing"),
            ("<div>\n\n```admonish\n</div>\n```\n", "</div> closes nothing"),
            ("a <b><i>b</b></i>\n", "the tag <i> is not closed"),
        ] {
            assert_eq!(messages(text)[0], message, "{text}");
        }
    }
}
