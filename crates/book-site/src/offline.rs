//! The service worker that keeps the book for reading without a network.

use std::path::{Path, PathBuf};

use anyhow::Result;
use mdbook_listings::base::hash::Hasher;

use crate::address::address;
use crate::site::{Site, kind};

/// What a reader's browser may want. Everything else is kept when it is first asked for.
const KEPT: [&str; 14] = [
    "avif", "css", "gif", "html", "ico", "jpeg", "jpg", "js", "mjs", "png", "svg", "wasm", "webp",
    "woff2",
];

/// Writes the worker with the list of files that it keeps.
pub fn write_worker(site: &mut Site) -> Result<()> {
    let mut kept: Vec<&PathBuf> =
        site.pages.keys().chain(&site.files).filter(|file| is_kept(file)).collect();
    kept.sort();
    let mut build = Hasher::default();
    build.add(WORKER);
    for file in &kept {
        build.add(file.to_string_lossy().as_bytes()).add(site.bytes(file)?);
    }
    let build = build.finish();
    let list: Vec<_> = kept.iter().map(|file| address(file)).collect();
    let list = serde_json::to_string_pretty(&list)?;
    site.add("sw.js", format!("const BUILD = \"{build}\";\nconst FILES = {list};\n\n{WORKER}"))
}

const WORKER: &str = include_str!("sw.js");

/// Whether the worker fetches a file ahead. What repeats other pages (the book on one page), search
/// indexes and demos wait until they are used. Pictures for link previews are never shown to
/// readers.
fn is_kept(file: &Path) -> bool {
    let name = file.to_string_lossy();
    let is_left = ["print.html", "sw.js", "pagefind/", "og/", "demos/"]
        .iter()
        .any(|start| name.starts_with(start));
    !is_left && KEPT.contains(&kind(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Site) {
        let names = [
            "index.html",
            "a/b c.html",
            "print.html",
            "css/x-01234567.css",
            "og/a.png",
            "a.txt",
            "code.wasm",
        ];
        let names =
            names.iter().chain(&["demos/a-01234567.wasm", "pagefind/pagefind.js", "404.html"]);
        crate::site::tests::of(&names.map(|name| (*name, *name)).collect::<Vec<_>>())
    }

    fn worker(site: &mut Site) -> String {
        write_worker(site).unwrap();
        site.text(Path::new("sw.js")).unwrap()
    }

    #[test]
    fn lists_what_readers_see_once() {
        let (_folder, mut site) = site();
        let worker = worker(&mut site);
        let (list, _) = worker.split_once("const FILES = ").unwrap().1.split_once(";\n").unwrap();
        let list: Vec<String> = serde_json::from_str(list).unwrap();
        assert_eq!(
            list,
            ["404.html", "a/b%20c.html", "code.wasm", "css/x-01234567.css", "index.html"]
        );
    }

    #[test]
    fn a_build_is_named_by_its_contents_alone() {
        let ((_one, mut one), (_other, mut other)) = (site(), site());
        let first = worker(&mut one);
        assert_eq!(first, worker(&mut one));
        assert_eq!(first, worker(&mut other));
        let build = |worker: &str| worker.lines().next().map(str::to_owned);
        one.add("code.wasm", "new").unwrap();
        assert_ne!(build(&first), build(&worker(&mut one)));
        other.pages.insert("index.html".into(), "new".into());
        assert_ne!(build(&first), build(&worker(&mut other)));
    }
}
