//! `{{#…}}`: what an author asks for. Pure.

use super::anchors::Selection;
use crate::base::diagnostic::{Fault, Span};
use crate::base::suggest::nearest;

/// One `{{#…}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    pub span: Span,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Include { path: String, selection: Selection },
    Measured { crate_path: String, key: String },
    Plot { crate_path: String, name: String },
    Exercise { crate_path: String, name: String },
    Start { crate_path: String, name: String },
    Demo { crate_path: String },
    Tested,
    Term { name: String },
    Glossary,
    Syntax,
}

/// Each directive's name and how it is written.
const USAGE: [(&str, &str); 10] = [
    (
        "include",
        "write `{{#include PATH}}`, `{{#include PATH:ANCHOR}}` or `{{#include PATH:FROM:TO}}`",
    ),
    ("measured", "write `{{#measured PART/CHAPTER NAME.KEY}}`"),
    ("plot", "write `{{#plot PART/CHAPTER NAME}}`"),
    ("exercise", "write `{{#exercise PART/CHAPTER NAME}}`"),
    ("start", "write `{{#start PART/CHAPTER NAME}}`"),
    ("demo", "write `{{#demo PART/CHAPTER}}`"),
    ("tested", "write `{{#tested}}`"),
    ("term", "write `A {{#term NAME}} is …`"),
    ("glossary", "write `{{#glossary}}`"),
    ("syntax", "write `{{#syntax}}`"),
];

fn names() -> impl Iterator<Item = &'static str> {
    USAGE.iter().map(|(name, _)| *name)
}

fn usage(name: &str) -> &'static str {
    USAGE.iter().find(|(known, _)| *known == name).map_or("", |(_, usage)| usage)
}

/// Spans of all unescaped `{{#…}}`, in every spelling that mdBook itself would expand.
pub fn directive_spans(text: &str, faults: &mut Vec<Fault>) -> Vec<Span> {
    let mut spans = Vec::new();
    for (start, _) in text.match_indices("{{") {
        let escaped = text[..start].ends_with('\\') && text[start..].starts_with("{{#");
        if escaped || !text[start + 2..].trim_start().starts_with('#') {
            continue;
        }
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        match text[start..line_end].find("}}") {
            Some(end) => spans.push(start..start + end + 2),
            None => {
                let fault = Fault::new("directive is never closed").at(start..line_end);
                faults.push(fault.help("close it with `}}` on the same line"));
            }
        }
    }
    spans
}

/// Reads the directive in a span of a text.
pub fn parse_directive(text: &str, span: &Span) -> Result<Kind, Fault> {
    let inner = text[span.start + 2..span.end - 2].trim_start().trim_start_matches('#');
    parse_kind(inner).map_err(|fault| fault.at(span.clone()))
}

fn parse_kind(inner: &str) -> Result<Kind, Fault> {
    let mut words = inner.split_whitespace();
    let name = words.next().unwrap_or("");
    let arguments: Vec<String> = words.map(str::to_owned).collect();
    match (name, arguments.as_slice()) {
        ("include", [target]) => parse_include(target),
        ("measured", [crate_path, key]) => {
            Ok(Kind::Measured { crate_path: crate_path.clone(), key: key.clone() })
        }
        ("plot", [crate_path, name]) => {
            Ok(Kind::Plot { crate_path: crate_path.clone(), name: name.clone() })
        }
        ("exercise", [crate_path, name]) => {
            Ok(Kind::Exercise { crate_path: crate_path.clone(), name: name.clone() })
        }
        ("start", [crate_path, name]) => {
            Ok(Kind::Start { crate_path: crate_path.clone(), name: name.clone() })
        }
        ("demo", [crate_path]) => Ok(Kind::Demo { crate_path: crate_path.clone() }),
        ("tested", []) => Ok(Kind::Tested),
        ("term", [_, ..]) => Ok(Kind::Term { name: arguments.join(" ") }),
        ("glossary", []) => Ok(Kind::Glossary),
        ("syntax", []) => Ok(Kind::Syntax),
        (name, _) if names().any(|known| known == name) => {
            Err(Fault::new(format!("`{name}` has the wrong number of arguments")).help(usage(name)))
        }
        (name, _) => {
            let help = nearest(name, names()).map(|near| format!("did you mean `{near}`?"));
            let known = names().collect::<Vec<_>>().join(", ");
            let all =
                || format!("known are {known}; write `\\{{{{#` for the characters themselves");
            Err(Fault::new(format!("unknown directive `{name}`")).help(help.unwrap_or_else(all)))
        }
    }
}

fn parse_include(target: &str) -> Result<Kind, Fault> {
    let mut parts = target.split(':');
    let path = parts.next().unwrap_or("").to_owned();
    let rest: Vec<&str> = parts.collect();
    let fault = |message: String| Fault::new(message).help(usage("include"));
    let line = |part: &str| match part {
        "" => Ok(None),
        digits => {
            digits.parse().map(Some).map_err(|_| fault(format!("`{digits}` is not a line number")))
        }
    };
    let selection = match rest.as_slice() {
        [] => Selection::Whole,
        [""] => return Err(fault("the name of the anchor is missing".into())),
        [one] if one.chars().all(|c| c.is_ascii_digit()) => {
            Selection::Lines(line(one)?, line(one)?)
        }
        [name] => Selection::Anchor((*name).to_owned()),
        [from, to] => Selection::Lines(line(from)?, line(to)?),
        _ => return Err(fault("too many colons in an include".into())),
    };
    Ok(Kind::Include { path, selection })
}

#[cfg(test)]
mod tests {
    use crate::read::markdown::parse;

    #[test]
    fn escaped_directives_are_text() {
        assert_eq!(parse("\\{{#include x}}").directives, []);
    }

    #[test]
    fn typing_errors_are_named() {
        let complain = |text: &str| parse(text).faults.remove(0);
        let fault = complain("{{#inclde a.rs}}");
        assert_eq!(fault.message, "unknown directive `inclde`");
        assert_eq!(fault.help.unwrap(), "did you mean `include`?");
        assert_eq!(complain("{{#plot a}}").message, "`plot` has the wrong number of arguments");
        assert_eq!(complain("{{#plot a b").message, "directive is never closed");
        assert_eq!(complain("{{#include a.rs:1:x}}").message, "`x` is not a line number");
    }
}
