//! Addresses of pages and files, relative to the site.

use std::ffi::OsStr;
use std::fmt::Write;
use std::path::Path;

use mdbook_listings::base::files::slashed;

/// A path as an address: everything but plain letters as `%20`.
pub fn encode(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                address.push(byte.into());
            }
            _ => _ = write!(address, "%{byte:02X}"),
        }
    }
    address
}

pub fn address(file: &Path) -> String {
    encode(&slashed(file))
}

/// A folder's own page has the address of the folder.
pub fn page_address(page: &Path) -> String {
    let is_folder = page.file_name().is_some_and(|name| name == "index.html");
    let address = address(page);
    if is_folder { address.trim_end_matches("index.html").to_owned() } else { address }
}

/// The way from a page up to the site's own folder: `../`.
pub fn root(page: &Path) -> String {
    "../".repeat(page.components().count() - 1)
}

/// Whether a name changes with the content: `css/general-e96d0476.css`.
pub fn is_hashed(file: &Path) -> bool {
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let Some((stem, extension)) = name.split_once('.') else { return false };
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    extension != "html"
        && hash.len() == 8
        && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognises_hashed_names() {
        assert!(is_hashed(Path::new("clipboard-1626706a.min.js")));
        assert!(is_hashed(Path::new("fonts/a-v17-e96d0476.woff2")));
        for plain in [
            "sw.js",
            "a-e96d0476.html",
            "a-e96d047.css",
            "e96d0476.css",
            "a-E96D0476.css",
            "a-e96d0476",
        ] {
            assert!(!is_hashed(Path::new(plain)), "{plain}");
        }
    }

    #[test]
    fn a_folder_stands_for_its_own_page() {
        assert_eq!(page_address(Path::new("a/index.html")), "a/");
        assert_eq!(page_address(Path::new("a/b c.html")), "a/b%20c.html");
        assert_eq!(root(Path::new("a/b/c.html")), "../../");
    }
}
