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

    #[test]
    fn a_picture_is_shown_once() {
        let zoom = "<p>a<label class=\"checkbox-label\"><input class=\"checkbox-img\" type=\"checkbox\"><img src=\"x.png\">\
                    <span class=\"img-wrapper\"><img src=\"x.png\"></span></label>b</p>";
        assert_eq!(show_once(&zoom.repeat(2)), "<p>a<img src=\"x.png\">b</p>".repeat(2));
    }
}
