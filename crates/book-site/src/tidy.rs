//! Mends what mdBook and its preprocessors write and the site's policy or its readers cannot take.

/// What is replaced in every page, and by what.
const REPLACED: [(&str, &str); 5] = [
    // the policy allows no inline style; the theme has classes for these
    (" style=\"text-align: left\"", " class=\"left\""),
    (" style=\"text-align: center\"", " class=\"center\""),
    (" style=\"text-align: right\"", " class=\"right\""),
    ("<div style=\"break-before: page; page-break-before: always;\"></div>", ""),
    // a folding box is no note to a screen reader, whatever mdbook-admonish says
    ("\" role=\"note\" aria-labelledby", "\" aria-labelledby"),
];

/// Mends a page. The browser suite looks whether anything is left that the policy forbids.
pub fn tidy(page: &str) -> String {
    REPLACED.iter().fold(link_contents(page), |page, (from, to)| page.replace(from, to))
}

/// The template knows the chapters by their sources; readers follow links to pages.
fn link_contents(page: &str) -> String {
    let start = page.find("<nav class=\"contents\"");
    let Some((start, length)) = start.and_then(|start| Some((start, page[start..].find("</nav>")?))) else {
        return page.to_owned();
    };
    let (before, rest) = page.split_at(start);
    let (contents, after) = rest.split_at(length);
    format!("{before}{}{after}", contents.replace(".md\"", ".html\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_link_to_pages_and_the_text_stays() {
        let page = "<nav class=\"contents\"><a href=\"a.md\">a</a></nav><a href=\"a.md\">plain</a>";
        let linked = "<nav class=\"contents\"><a href=\"a.html\">a</a></nav><a href=\"a.md\">plain</a>";
        assert_eq!(link_contents(page), linked);
    }
}
