//! Raw HTML in pages: a short list of tags, without scripts and styles, and nothing that poses as
//! checked.

use std::sync::LazyLock;

use regex::Regex;

use super::regex;
use crate::base::diagnostic::Fault;
use crate::read::markdown::{Html, Parsed};

/// Tags that a chapter may hold. Scripts, frames, forms and styles are refused, and so are links,
/// which no check would follow.
#[rustfmt::skip]
const TAGS: [&str; 39] = [
    "abbr", "aside", "b", "br", "caption", "circle", "dd", "defs", "desc", "details", "div", "dl",
    "dt", "ellipse", "em", "figcaption", "figure", "g", "hr", "i", "kbd", "line", "marker", "p",
    "path", "polygon", "polyline", "rect", "section", "span", "strong", "sub", "summary", "sup",
    "svg", "text", "title", "tspan", "wbr",
];

static TAG: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"<\s*/?\s*([A-Za-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>?"#));
static BAD_ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)(?:^|[\s/\x22'])(on\w+|style|srcdoc)\s*="));
/// Classes that only a directive may write: a reader takes them for a proof.
static FORGED: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)(?:^|[\s/\x22'])class\s*=\s*[\x22']?[^\x22'>]*?",
        r"(&|\b(?:listing|output|measured|measurement|exercise|tabs|untested|proof|versions)\b)"
    ))
});

/// Raw HTML beyond a few harmless tags is refused: pages hold no scripts and no styles of their
/// own.
pub fn check_html(parsed: &Parsed) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for html in &parsed.html {
        for (fault, is_closing) in check_tags(html) {
            // the end of an element that was refused is not reported again
            if !is_closing || !faults.iter().any(|known| known.message == fault.message) {
                faults.push(fault);
            }
        }
    }
    faults
}

/// What is wrong with each tag, and whether that tag closes an element.
fn check_tags(html: &Html) -> impl Iterator<Item = (Fault, bool)> {
    TAG.captures_iter(&html.text).filter_map(|tag| {
        let whole = tag.get(0)?;
        let (message, help) = check_tag(whole.as_str(), &tag[1], &tag[2])?;
        let span = html.start + whole.start()..html.start + whole.end();
        Some((Fault::new(message).at(span).help(help), whole.as_str().starts_with("</")))
    })
}

fn check_tag(whole: &str, name: &str, attributes: &str) -> Option<(String, &'static str)> {
    if !TAGS.contains(&name.to_lowercase().as_str()) {
        let help = "use Markdown; what is missing belongs in the theme";
        return Some((format!("a chapter cannot hold the tag <{name}>"), help));
    }
    if !whole.ends_with('>') {
        return Some((
            format!("the tag <{name}> does not end on its line"),
            "write each tag on one line",
        ));
    }
    if let Some(attribute) = BAD_ATTRIBUTE.captures(attributes) {
        let help = "pages hold no scripts and no styles of their own";
        return Some((format!("a chapter cannot hold the attribute {}=", &attribute[1]), help));
    }
    let help = "take its class away; a directive writes what is checked";
    let forged = FORGED.is_match(attributes);
    forged.then(|| (format!("the tag <{name}> poses as something that was checked"), help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::parse;

    fn messages(text: &str) -> Vec<String> {
        check_html(&parse(text)).into_iter().map(|fault| fault.message).collect()
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
}
