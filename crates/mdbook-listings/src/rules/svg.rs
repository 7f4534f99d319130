//! Drawings: a short list of elements, without scripts, and nothing from elsewhere. In a page a
//! drawing runs no script; opened by its own address it would.

use std::sync::LazyLock;

use regex::Regex;

use super::regex;
use crate::base::diagnostic::Fault;

#[rustfmt::skip]
const ELEMENTS: [&str; 27] = [
    "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker",
    "mask", "metadata", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop",
    "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use",
];

/// A tag whose attributes are all quoted.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    regex(r#"^</?([A-Za-z][\w:-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*/?>"#)
});
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')"#));
/// What `url(…)` names, in an attribute or a style.
static URL: LazyLock<Regex> = LazyLock::new(|| regex(r#"(?i)url\(\s*["']?\s*([^#"'\s])"#));

/// Everything in a drawing that is not on the list.
pub fn check_svg(text: &str) -> Vec<Fault> {
    let (mut faults, mut at) = (Vec::new(), 0);
    if !text.contains("<svg") {
        faults.push(Fault::new("this is not a drawing").help("its element is <svg>"));
    }
    while let Some(start) = text[at..].find('<').map(|offset| at + offset) {
        let rest = &text[start..];
        let is_declaration = rest.starts_with("<?xml ") && text[..start].trim().is_empty();
        let skipped = if is_declaration { Some("?>") } else { None };
        let skipped = skipped.or_else(|| rest.starts_with("<!--").then_some("-->"));
        let length = match skipped {
            Some(end) => rest.find(end).map(|found| found + end.len()),
            None => TAG.captures(rest).map(|tag| {
                let is_closing = rest.starts_with("</");
                let problem = check_element(&tag[1], &tag[2]).filter(|_| !is_closing);
                faults.extend(problem.map(|message| fault(message, start..start + tag[0].len())));
                tag[0].len()
            }),
        };
        let Some(length) = length else {
            let line = rest.lines().next().unwrap_or_default().len();
            faults.push(fault("this is not a plain tag".to_owned(), start..start + line));
            return faults;
        };
        at = start + length;
    }
    let loaded = URL.captures_iter(text).filter_map(|found| found.get(0));
    let imports = text.match_indices("@import").map(|(at, word)| at..at + word.len());
    let loads = loaded.map(|found| found.range()).chain(imports);
    faults.extend(loads.map(|span| fault("a drawing cannot load other files".to_owned(), span)));
    faults
}

fn fault(message: String, span: std::ops::Range<usize>) -> Fault {
    let help = "a drawing holds shapes and text; export it as plain SVG";
    Fault::new(message).at(span).help(help)
}

fn check_element(name: &str, attributes: &str) -> Option<String> {
    if !ELEMENTS.contains(&name) {
        return Some(format!("a drawing cannot hold the element <{name}>"));
    }
    ATTRIBUTE.captures_iter(attributes).find_map(|attribute| {
        let name = &attribute[1];
        let value = attribute.get(2).or(attribute.get(3)).map_or("", |value| value.as_str());
        let lower = name.to_lowercase();
        let local = lower.rsplit(':').next().unwrap_or_default();
        let leads_away = local == "href" && !value.trim_start().starts_with('#');
        (local.starts_with("on") || leads_away)
            .then(|| format!("a drawing cannot hold the attribute {name}="))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(inside: &str) -> Vec<String> {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>\n");
        check_svg(&text).into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn shapes_are_drawings() {
        let shapes = "<!-- a > b --><g fill='none'>\n<path d=\"M0 0\"/><use xlink:href=\"#a\" /></g>\
                      <style>path { fill: url(#b) }</style><text x=\"1\"\n y = \"2\">a &lt; b</text>";
        assert_eq!(messages(shapes), Vec::<String>::new());
    }

    #[test]
    fn what_runs_or_loads_is_not() {
        let bad = [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
            "<foreignObject/>",
            "<animate attributeName=\"href\" to=\"javascript:x\"/>",
            "<path onclick=\"x\"/>",
            "<path oNload = 'x'/>",
            "<use href=\"a.svg#b\"/>",
            "<use xlink:href=\" javascript:x\"/>",
            "<a href=\"#x\"/>",
            "<path fill=\"url( 'https://a/b')\"/>",
            "<style>@import 'a.css';</style>",
            "<![CDATA[<script/>]]>",
            "<?xml-stylesheet href=\"a.css\"?>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
            "<path d=x/>",
            "<path d=\"<script>\"/>",
            "<path",
        ];
        for text in bad {
            assert_ne!(messages(text), Vec::<String>::new(), "{text}");
        }
    }
}
