//! What raw HTML may hold: a short list of elements, and what each of their attributes may say.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::regex;
use crate::base::diagnostic::Span;

/// Elements of text. Scripts, frames, forms and styles are refused, and so are links, which no
/// check would follow.
#[rustfmt::skip]
const TEXT: [&str; 24] = [
    "abbr", "aside", "b", "br", "caption", "dd", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "hr", "i", "kbd", "p", "section", "span", "strong", "sub", "summary", "sup", "wbr",
];
/// Elements of pictures.
#[rustfmt::skip]
const DRAWING: [&str; 15] = [
    "circle", "defs", "desc", "ellipse", "g", "line", "marker", "path", "polygon", "polyline",
    "rect", "svg", "text", "title", "tspan",
];
const VOID: [&str; 3] = ["br", "hr", "wbr"];

/// Attributes of pictures: where things are and how they are drawn.
#[rustfmt::skip]
const DRAWN: [&str; 52] = [
    "cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill", "fill-opacity", "fill-rule",
    "font-family", "font-size", "font-style", "font-weight", "height", "marker-end", "marker-mid",
    "marker-start", "markerheight", "markerunits", "markerwidth", "opacity", "orient", "pathlength",
    "points", "preserveaspectratio", "r", "refx", "refy", "rotate", "rx", "ry", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "textlength", "transform",
    "vector-effect", "viewbox", "width", "x", "x1", "x2", "y", "y1", "y2", "lengthadjust",
];

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r#"^<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][\w:.-]*(?:="[^"<]*"|='[^'<]*')?)*)\s*(/?)>"#,
    )
});
static NAME: LazyLock<Regex> = LazyLock::new(|| regex(r"^</?([A-Za-z][\w:-]*)"));
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"([A-Za-z][\w:.-]*)(?:="([^"<]*)"|='([^'<]*)')?"#));
static ID: LazyLock<Regex> = LazyLock::new(|| regex(r"^[a-z][a-z0-9-]*$"));
/// What an author wrote between `<` and `>`.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub span: Span,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Open,
    Close,
    /// Nothing is in it, so nothing closes it.
    Empty,
}

impl Tag {
    pub fn is_drawing(&self) -> bool {
        DRAWING.contains(&self.name.as_str())
    }
}

/// What is wrong, and what to do.
pub type Complaint = (String, String);

/// The tags of some HTML, in which `at` is the place of its first byte. Every `<` has to begin one.
pub fn read_tags(html: &str, at: usize) -> Vec<Result<Tag, (Complaint, Span)>> {
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(start) = html[next..].find('<').map(|offset| next + offset) {
        let rest = &html[start..];
        let (length, tag) = match TAG.captures(rest) {
            Some(captures) => (captures[0].len(), Ok(captures)),
            None => (rest.find('>').map_or(rest.len(), |end| end + 1), Err(unreadable(rest))),
        };
        next = start + length;
        let span = at + start..at + next;
        found.push(match tag {
            Ok(captures) => {
                read_tag(&captures, span.clone()).map_err(|complaint| (complaint, span))
            }
            Err(complaint) => Err((complaint, span)),
        });
    }
    found
}

fn read_tag(captures: &Captures, span: Span) -> Result<Tag, Complaint> {
    let name = captures[2].to_lowercase();
    let value = |found: &Captures| {
        let value = found.get(2).or(found.get(3)).map_or("", |value| value.as_str());
        (found[1].to_owned(), value.to_owned())
    };
    let attributes = ATTRIBUTE.captures_iter(&captures[3]).map(|found| value(&found)).collect();
    let is_empty = !captures[4].is_empty();
    if is_empty && TEXT.contains(&name.as_str()) && !VOID.contains(&name.as_str()) {
        let message = format!("browsers take <{name}/> for a tag that is never closed");
        return Err((message, format!("write `<{name}></{name}>`")));
    }
    let kind = match &captures[1] {
        "/" => Kind::Close,
        _ if is_empty || VOID.contains(&name.as_str()) => Kind::Empty,
        _ => Kind::Open,
    };
    Ok(Tag { name, attributes, span, kind })
}

/// What is wrong with a `<` that begins no tag.
fn unreadable(rest: &str) -> Complaint {
    let (message, help) = match NAME.captures(rest) {
        Some(name) if !is_known(&name[1].to_lowercase()) => return unknown(&name[1]),
        Some(name) if rest.contains('>') => (
            format!("the tag <{}> cannot be read", &name[1]),
            "write each attribute as `name=\"value\"`, after one space",
        ),
        Some(name) => (
            format!("the tag <{}> does not end on its line", &name[1]),
            "write each tag on one line",
        ),
        None if rest.starts_with("<!--") => {
            ("a chapter cannot hold a comment".to_owned(), "it would be published; delete it")
        }
        None => ("this `<` begins no tag".to_owned(), "write `&lt;` for the sign itself"),
    };
    (message, help.to_owned())
}

fn is_known(name: &str) -> bool {
    TEXT.contains(&name) || DRAWING.contains(&name)
}

fn unknown(name: &str) -> Complaint {
    let help = "use Markdown; what is missing belongs in the theme";
    (format!("a chapter cannot hold the tag <{name}>"), help.to_owned())
}

/// What a tag must not hold; `classes` are those that the theme has for pages.
pub fn check_tag(tag: &Tag, classes: &[String]) -> Option<Complaint> {
    if !is_known(&tag.name) {
        return Some(unknown(&tag.name));
    }
    let attributes = tag.attributes.iter();
    attributes.into_iter().find_map(|(name, value)| check_attribute(tag, name, value, classes))
}

/// Says what each attribute may hold; any other one is refused.
fn check_attribute(tag: &Tag, name: &str, value: &str, classes: &[String]) -> Option<Complaint> {
    let is_drawing = tag.is_drawing();
    let is_fit = match name.to_lowercase().as_str() {
        "title" | "aria-label" | "lang" => true,
        "id" => is_id(value),
        "aria-labelledby" | "aria-describedby" => value.split_whitespace().all(is_id),
        "role" => value == "img",
        "aria-hidden" => value == "true",
        "open" => tag.name == "details" && value.is_empty(),
        "class" => return check_class(value, classes),
        "xmlns" if is_drawing => value == "http://www.w3.org/2000/svg",
        lower if is_drawing && DRAWN.contains(&lower) => is_drawn(value),
        lower if lower.starts_with("on") || lower == "style" => {
            let help = "pages hold no scripts and no styles of their own";
            return Some((format!("a chapter cannot hold the attribute {name}="), help.to_owned()));
        }
        _ => {
            let help = format!("take it away; <{}> does not need it", tag.name);
            return Some((format!("a chapter cannot hold the attribute {name}="), help));
        }
    };
    let message = || format!("a chapter cannot hold `{name}=\"{value}\"`");
    (!is_fit).then(|| (message(), fitting(name).to_owned()))
}

fn fitting(name: &str) -> &'static str {
    match name.to_lowercase().as_str() {
        "id" | "aria-labelledby" | "aria-describedby" => {
            "an id has small letters, digits and hyphens, and begins with a letter"
        }
        "role" => "`role=\"img\"` is for a picture; other roles belong to the site",
        "aria-hidden" => "write `aria-hidden=\"true\"`, or take it away",
        "open" => "write `<details open>`",
        "xmlns" => "take it away; a picture in a page does not need it",
        _ => {
            "a picture is drawn with numbers, names of colours and `url(#id)`, and refers to nothing elsewhere"
        }
    }
}

fn check_class(value: &str, classes: &[String]) -> Option<Complaint> {
    let is_ours = |class: &&str| !classes.iter().any(|known| known == class);
    let class = value.split_whitespace().find(is_ours)?;
    let help = match classes {
        [] => "take it away; a directive writes what is checked".to_owned(),
        known => format!("pages may use {}; a directive writes what is checked", known.join(", ")),
    };
    Some((format!("the class `{class}` is not for pages"), help))
}

/// Whether an author may write this id.
pub fn is_id(id: &str) -> bool {
    ID.is_match(id)
}

/// No address, no escape, and references only to the picture itself.
fn is_drawn(value: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " \t\n.,+%#()-".contains(c);
    let lower = value.to_lowercase();
    value.chars().all(is_plain) && lower.split("url(").skip(1).all(|rest| rest.starts_with('#'))
}
