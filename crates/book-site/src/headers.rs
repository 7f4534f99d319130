//! Headers, for hosts that read a file of them.

use std::fmt::Write;

use anyhow::Result;

use crate::address::{address, is_hashed};
use crate::site::Site;

/// What the template's policy begins with. In a header it can forbid one thing more.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
const LOADED_IN_PIECES: [&str; 2] = ["pagefind/fragment/*", "pagefind/index/*"];

pub fn write(site: &mut Site) -> Result<()> {
    site.add("_headers", headers(site))?;
    // GitHub's pages leave files out whose names begin with `_`, unless there is this one
    site.add(".nojekyll", "")
}

/// Hosts join the values of rules that match the same file, so no two set the same header. A file
/// whose name changes with its content is kept for ever.
fn headers(site: &Site) -> String {
    let mut text = "/*\n".to_owned();
    if let Some(policy) = site.pages.values().find_map(|page| policy(page)) {
        _ = writeln!(text, "  Content-Security-Policy: {policy}; frame-ancestors 'none'");
    }
    text += "  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n";
    for path in ["", "*.html", "sw.js"] {
        _ = write!(text, "/{path}\n  Cache-Control: no-cache\n");
    }
    let hashed = site.files.iter().filter(|file| is_hashed(file)).map(|file| address(file));
    for path in hashed.chain(LOADED_IN_PIECES.map(str::to_owned)) {
        _ = write!(text, "/{path}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}

/// What a page may load and run, as it says itself.
fn policy(page: &str) -> Option<&str> {
    Some(page.split_once(POLICY)?.1.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_files_are_kept_for_ever() {
        let (_folder, site) = crate::site::tests::of(&[("css/a-01234567.css", ""), ("a.css", "")]);
        let headers = headers(&site);
        let kept = "\n/css/a-01234567.css\n  Cache-Control: public, max-age=31536000, immutable\n";
        assert!(headers.contains(kept), "{headers}");
        assert!(!headers.contains("/a.css"), "{headers}");
    }

    #[test]
    fn the_policy_is_that_of_the_pages() {
        let template = include_str!("../../../theme/index.hbs");
        let (_folder, site) = crate::site::tests::of(&[("a.html", ""), ("b.html", template)]);
        let headers = headers(&site);
        let start = "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' ";
        assert!(headers.starts_with(start), "{headers}");
        assert!(headers.contains("form-action 'none'; frame-ancestors 'none'\n"), "{headers}");
    }
}
