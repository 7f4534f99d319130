//! Fixes what mdBook and its preprocessors write, but the policy of the site or some readers do not
//! allow.

/// What is replaced in every page, and by what.
const REPLACED: [(&str, &str); 6] = [
    // a remark is not a landmark of its page
    ("<aside>", "<aside role=\"note\">"),
    // the policy allows no inline style; the theme has classes for these
    (" style=\"text-align: left\"", " class=\"left\""),
    (" style=\"text-align: center\"", " class=\"center\""),
    (" style=\"text-align: right\"", " class=\"right\""),
    ("<div style=\"break-before: page; page-break-before: always;\"></div>", ""),
    // mdbook-admonish calls a folding box a note, which screen readers do not accept
    ("\" role=\"note\" aria-labelledby", "\" aria-labelledby"),
];

/// Fixes a page. The browser suite checks that nothing is left that the policy forbids.
pub fn fix(page: &str) -> String {
    REPLACED.iter().fold(show_once(page), |page, (from, to)| page.replace(from, to))
}

/// A page of a site that has no search: the template cannot know.
pub fn without_search(page: &str) -> String {
    const OPENINGS: [(&str, &str); 3] = [
        ("<p class=\"scripted\"><button class=\"find\"", "</p>"),
        ("<button class=\"find", "</button>"),
        ("<dialog class=\"search\"", "</dialog>"),
    ];
    OPENINGS.iter().fold(page.to_owned(), |page, (open, close)| cut(&page, open, close))
}

/// Leaves out every element that begins with `open`.
fn cut(page: &str, open: &str, close: &str) -> String {
    let mut parts = page.split(open);
    let before = parts.next().unwrap_or_default().to_owned();
    parts.fold(before, |page, part| page + part.split_once(close).map_or("", |(_, rest)| rest))
}

/// mdBook writes each picture twice, around a checkbox that its own style turns into a zoom; the
/// theme has no zoom.
fn show_once(page: &str) -> String {
    let mut parts = page
        .split("<label class=\"checkbox-label\"><input class=\"checkbox-img\" type=\"checkbox\">");
    let mut fixed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let zoomed = part.split_once("<span class=\"img-wrapper\">");
        let behind = zoomed
            .and_then(|(picture, rest)| Some((picture, rest.split_once("</span></label>")?.1)));
        let (picture, rest) = behind.unwrap_or((part, ""));
        fixed.extend([picture, rest]);
    }
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_site_without_search_has_neither_button_nor_dialog() {
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../theme/index.hbs");
        let template = std::fs::read_to_string(template).expect("the template");
        assert!(template.contains("class=\"find") && template.contains("<dialog"));
        let left = without_search(&template);
        assert!(!left.contains("class=\"find") && !left.contains("<dialog"), "{left}");
        assert!(left.contains("class=\"theme scripted\"") && left.contains("</body>"), "{left}");
        assert_eq!(without_search("<p>no search</p>"), "<p>no search</p>");
    }

    #[test]
    fn a_picture_is_shown_once() {
        let zoom = "<p>a<label class=\"checkbox-label\"><input class=\"checkbox-img\" type=\"checkbox\"><img src=\"x.png\">\
                    <span class=\"img-wrapper\"><img src=\"x.png\"></span></label>b</p>";
        assert_eq!(show_once(&zoom.repeat(2)), "<p>a<img src=\"x.png\">b</p>".repeat(2));
    }
}
