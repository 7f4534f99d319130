//! Where links lead: addresses within the site, and those of the same pages in the EPUB.

use book_site::address::encode;

pub fn is_absolute(href: &str) -> bool {
    let scheme = href.split_once(':').map_or("", |(scheme, _)| scheme);
    href.starts_with("//")
        || !scheme.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
}

/// The path in the site that a relative address means on the page `from`; a folder means its own
/// page.
pub fn resolve(from: &str, address: &str) -> Option<String> {
    let address = decode(address.split('?').next().unwrap_or_default());
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            _ => parts.push(part),
        }
    }
    let path = parts.join("/");
    Some(if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path })
}

/// The address of `target` on a page at `from`, both below the same folder.
pub fn relative(from: &str, target: &str) -> String {
    let folders = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (from, target) = (folders(from), folders(target));
    let most = from.len().min(target.len()) - 1;
    let shared = (0..most).take_while(|at| from[*at] == target[*at]).count();
    let up = "../".repeat(from.len() - 1 - shared);
    up + &encode(&target[shared..].join("/"))
}

/// The file of a page in the EPUB.
pub fn in_epub(html: &str) -> String {
    format!("{}.xhtml", html.trim_end_matches(".html"))
}

pub fn decode(address: &str) -> String {
    let (bytes, mut decoded, mut at) = (address.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        let hex = bytes
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|hex| str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => (decoded.push(byte), at += 3).1,
            None => (decoded.push(bytes[at]), at += 1).1,
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_to_the_page() {
        assert_eq!(resolve("a/b.html", "../c%20d/").as_deref(), Some("c d/index.html"));
        assert_eq!(resolve("b.html", "../c.html"), None);
        assert_eq!(relative("a/b.xhtml", "a/c d.xhtml"), "c%20d.xhtml");
        assert_eq!(relative("a/b/c.xhtml", "d.xhtml"), "../../d.xhtml");
        assert!(is_absolute("mailto:a@b") && !is_absolute("a/b:c"));
    }
}
