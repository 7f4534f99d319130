//! The service worker that keeps the book for reading without a network.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::Book;
use crate::found::{address, write};

/// What a reader's browser may want. Everything else is kept when it is first asked for.
const KEPT: [&str; 14] =
    ["avif", "css", "gif", "html", "ico", "jpeg", "jpg", "js", "mjs", "png", "svg", "wasm", "webp", "woff2"];

/// Writes the worker with the list of files that it keeps.
pub fn cache(site: &Path, _book: &Book) -> Result<()> {
    let mut kept = files(site)?;
    kept.retain(|file| is_kept(file));
    let mut build = name(0xcbf2_9ce4_8422_2325, WORKER.as_bytes());
    for file in &kept {
        let content = std::fs::read(site.join(file)).with_context(|| file.display().to_string())?;
        build = name(name(build, file.to_string_lossy().as_bytes()), &content);
    }
    let list: Vec<_> = kept.iter().map(|file| address(file)).collect();
    let list = serde_json::to_string_pretty(&list)?;
    write(site, "sw.js", &format!("const BUILD = \"{build:016x}\";\nconst FILES = {list};\n\n{WORKER}"))
}

const WORKER: &str = include_str!("sw.js");

/// Whether the worker fetches a file ahead. Left for when they are used: the whole book on one page, which repeats
/// the others, and search indexes. Pictures for link previews are never shown to readers.
fn is_kept(file: &Path) -> bool {
    let name = file.to_string_lossy();
    let is_left =
        ["print.html", "sw.js", "searchindex", "pagefind/", "og/"].iter().any(|start| name.starts_with(start));
    let extension = file.extension().and_then(OsStr::to_str).unwrap_or_default();
    !is_left && KEPT.contains(&extension)
}

/// Whether a name changes with the content: `css/general-e96d0476.css`.
pub fn is_hashed(file: &Path) -> bool {
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let Some((stem, extension)) = name.split_once('.') else { return false };
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    extension != "html" && hash.len() == 8 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// All files of a site, relative to it, in the order of their names.
pub fn files(site: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(site.join(&folder)).with_context(|| folder.display().to_string())?;
        for entry in entries {
            let entry = entry?;
            let into = if entry.file_type()?.is_dir() { &mut folders } else { &mut found };
            into.push(folder.join(entry.file_name()));
        }
    }
    found.sort();
    Ok(found)
}

/// FNV-1a: names a build by its parts. Nobody gains by a collision, and the same files give the same name on every
/// machine. Lengths count, so that bytes cannot move from one part to the next unseen.
fn name(so_far: u64, part: &[u8]) -> u64 {
    let length = (part.len() as u64).to_le_bytes();
    let bytes = length.iter().chain(part);
    bytes.fold(so_far, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        let names = ["index.html", "a/b c.html", "print.html", "css/x-01234567.css", "og/a.png", "a.txt", "demo.wasm"];
        for name in names.iter().chain(&["pagefind/pagefind.js", "searchindex-01234567.js", "404.html"]) {
            write(site.path(), name, name).unwrap();
        }
        site
    }

    fn worker(site: &Path) -> String {
        cache(site, &crate::found::tests::book()).unwrap();
        std::fs::read_to_string(site.join("sw.js")).unwrap()
    }

    #[test]
    fn lists_what_readers_see_once() {
        let site = site();
        let worker = worker(site.path());
        let (list, _) = worker.split_once("const FILES = ").unwrap().1.split_once(";\n").unwrap();
        let list: Vec<String> = serde_json::from_str(list).unwrap();
        assert_eq!(list, ["404.html", "a/b%20c.html", "css/x-01234567.css", "demo.wasm", "index.html"]);
    }

    #[test]
    fn a_build_is_named_by_its_contents_alone() {
        let (one, other) = (site(), site());
        let first = worker(one.path());
        assert_eq!(first, worker(one.path()));
        assert_eq!(first, worker(other.path()));
        write(one.path(), "demo.wasm", "new").unwrap();
        let build = |worker: &str| worker.lines().next().map(str::to_owned);
        assert_ne!(build(&first), build(&worker(one.path())));
    }

    #[test]
    fn tells_hashed_names() {
        assert!(is_hashed(Path::new("clipboard-1626706a.min.js")));
        assert!(is_hashed(Path::new("fonts/a-v17-e96d0476.woff2")));
        for plain in ["sw.js", "a-e96d0476.html", "a-e96d047.css", "e96d0476.css", "a-E96D0476.css", "a-e96d0476"] {
            assert!(!is_hashed(Path::new(plain)), "{plain}");
        }
    }
}
