//! `book-search SITE_DIR`: writes the search index of a built site into `SITE_DIR/pagefind/`.
//!
//! ```text
//! pages ── apart (words of code) ──▶ pagefind ──▶ index, one piece for each group of words ──▶ SITE_DIR/pagefind/
//!                                            └─▶ texts ──▶ words.txt and words.js, for searches with a typing error
//! ```
//!
//! A program of its own, so that only a build that wants a search waits for the compilation of pagefind.

mod code;
mod words;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail, ensure};
use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

/// Pages that repeat what others hold, or hold nothing to read.
const LEFT_OUT: [&str; 3] = ["404.html", "print.html", "toc.html"];

/// Parts of a page that nobody searches for. Scripts, drawings, navigation, footers and forms are left out by pagefind.
const EXCLUDED: [&str; 9] = [
    "button",
    ".stands",
    ".proof",
    ".footnote-definition",
    ".footnote-reference",
    ".admonition-anchor-link",
    ".boring",
    "[aria-hidden=true]",
    "[hidden]",
];

/// What `theme/search.js` loads, beside the pieces of the index: none of pagefind's own pages and styles, and not its
/// worker, which would be loaded in addition to the same code.
const LOADED: [&str; 2] = ["pagefind.js", "pagefind-entry.json"];

/// How much of the index one piece holds. With pagefind's own 20000, each word of a search costs its reader 31 KB in a
/// book of forty chapters; with this, 8 KB. Pagefind takes it from nowhere but the environment.
const PIECE: (&str, &str) = ("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "5000");

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(site), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: book-search SITE_DIR");
        return ExitCode::from(2);
    };
    let done = if std::env::var_os(PIECE.0).is_some() {
        index(Path::new(&site)).map(|pages| {
            println!("search index of {pages} pages");
            ExitCode::SUCCESS
        })
    } else {
        // the environment of a running program can't be changed in safe Rust
        again(&site)
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: the search index can't be written: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs this program once more, with the size of a piece in its environment.
fn again(site: &OsStr) -> Result<ExitCode> {
    let program = std::env::current_exe()?;
    let status = Command::new(&program).arg(site).env(PIECE.0, PIECE.1).status();
    let status = status.with_context(|| program.display().to_string())?;
    // the second run has said what is wrong
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Indexes all pages of `site` and returns their number.
fn index(site: &Path) -> Result<usize> {
    let pages = pages(site)?;
    let target = site.join("pagefind");
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let files = runtime.block_on(async {
        let options = PagefindServiceConfig::builder()
            .root_selector("main".to_owned())
            .exclude_selectors(EXCLUDED.map(str::to_owned).into())
            .keep_index_url(true)
            .build();
        let mut index = PagefindIndex::new(Some(options))?;
        for page in &pages {
            let html = fs::read_to_string(site.join(page)).with_context(|| page.clone())?;
            let html = code::apart(&html).with_context(|| page.clone())?;
            index
                .add_html_file(Some(page.clone()), None, html)
                .await
                .with_context(|| page.clone())?;
        }
        index.get_files().await
    })?;
    let loaded = |path: &Path| {
        let name = path.to_string_lossy();
        LOADED.contains(&name.as_ref())
            || path
                .extension()
                .is_some_and(|extension| extension.to_string_lossy().starts_with("pf_"))
            || name.starts_with("wasm.") && name != "wasm.unknown.pagefind"
    };
    let files: Vec<_> = files.into_iter().filter(|file| loaded(&file.filename)).collect();
    ensure!(
        files
            .iter()
            .any(|file| file.filename.extension().is_some_and(|extension| extension == "pf_index")),
        "no page of {} has a <main> with text in it",
        site.display()
    );

    // Pieces of an earlier index have other names, and would stay for ever.
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| target.display().to_string())?;
    }
    for file in &files {
        write(&target.join(&file.filename), &file.contents)?;
    }
    write(&target.join("words.txt"), words::of(&files)?.as_bytes())?;
    write(&target.join("words.js"), words::SCRIPT.as_bytes())?;
    Ok(pages.len())
}

fn write(path: &Path, contents: &[u8]) -> Result<()> {
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(path, contents)
    };
    write().with_context(|| path.display().to_string())
}

/// The pages of `site` in a fixed order, relative to it and with `/`.
fn pages(site: &Path) -> Result<Vec<String>> {
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let path = site.join(&folder);
        for entry in fs::read_dir(&path).with_context(|| path.display().to_string())? {
            let entry = entry?;
            let relative = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(relative);
                continue;
            }
            let Some(name) = relative.to_str() else {
                bail!("{}: not a name that an address can hold", relative.display());
            };
            if name.ends_with(".html") && !LEFT_OUT.contains(&name) {
                pages.push(name.replace(std::path::MAIN_SEPARATOR, "/"));
            }
        }
    }
    pages.sort_unstable();
    ensure!(!pages.is_empty(), "{} holds no page; build the book first", site.display());
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(pages: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, main) in pages {
            let html =
                format!("<!DOCTYPE html><html lang=en><body><p>Elsewhere</p>{main}</body></html>");
            write(&folder.path().join(name), html.as_bytes()).expect("a page");
        }
        folder
    }

    fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        for entry in
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
        {
            if entry.is_dir() {
                found.extend(files(&entry));
            } else {
                let contents = fs::read(&entry).expect("a file");
                found.push((entry, contents));
            }
        }
        found.sort();
        found
    }

    #[test]
    fn the_same_pages_give_the_same_files_in_any_folder() {
        let pages = [
            (
                "part/one.html",
                "<main><h1 id=a>One</h1><p>A sum</p><h2 id=b>Borrowing</h2><code>a::sum()</code></main>",
            ),
            (
                "two.html",
                "<main><h1 id=a>Two</h1><p>An iterator<sup class=footnote-reference>secret</sup></p></main>",
            ),
            ("print.html", "<main><p>Everything</p></main>"),
        ];
        let runs: Vec<_> = [site(&pages), site(&pages)]
            .iter()
            .map(|folder| {
                assert_eq!(index(folder.path()).expect("an index"), 2);
                let target = folder.path().join("pagefind");
                let files = files(&target);
                files
                    .into_iter()
                    .map(|(path, contents)| {
                        (path.strip_prefix(&target).expect("inside").to_owned(), contents)
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(runs[0], runs[1]);
        let names: Vec<_> = runs[0].iter().map(|(path, _)| path.to_string_lossy()).collect();
        assert!(
            names.iter().all(|name| !name.ends_with(".css") && !name.contains("ui")),
            "{names:?}"
        );
        let words = runs[0]
            .iter()
            .find(|(path, _)| path.ends_with("words.txt"))
            .map(|(_, contents)| contents.clone());
        assert_eq!(words.as_deref(), Some(b"sum\nborrowing\niterator\none\ntwo".as_slice()));
    }

    #[test]
    fn a_site_without_text_is_an_error() {
        let empty = site(&[]);
        let message = format!("{:#}", index(empty.path()).expect_err("no page"));
        assert!(message.contains("build the book first"), "{message}");
        let blank = site(&[("index.html", "<p>no main</p>")]);
        let message = format!("{:#}", index(blank.path()).expect_err("no text"));
        assert!(message.contains("<main>"), "{message}");
    }
}
