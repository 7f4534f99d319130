//! `book-search SITE_DIR`: writes the search index of a built site into `SITE_DIR/pagefind/`.
//!
//! ```text
//! pages ── code (separate words) ──▶ pagefind ─┬▶ index, one piece for each group of words
//!                                              └▶ texts ── words ──▶ words.txt and words.js
//! ```
//!
//! A program of its own, so that only a build that wants a search waits for the compilation of
//! pagefind.

mod code;
mod words;

use std::ffi::OsStr;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};
use mdbook_listings::base::files::{Walk, files_below, has_extension};
use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;

/// What a page says that repeats others or has nothing to read: the book on one page, the page for
/// missing ones, and those at old addresses.
const NOT_INDEXED: &str = "<meta name=\"robots\" content=\"noindex\">";

/// Parts of a page that nobody searches for. Pagefind itself leaves out scripts, drawings,
/// navigation, footers and forms.
const EXCLUDED: [&str; 9] = [
    "button",
    ".versions",
    ".proof",
    ".footnote-definition",
    ".footnote-reference",
    ".admonition-anchor-link",
    ".boring",
    "[aria-hidden=true]",
    "[hidden]",
];

/// What `theme/search.js` loads besides the pieces of the index: not pagefind's own pages and
/// styles, nor its worker, which would be loaded in addition to the same code.
const LOADED: [&str; 2] = ["pagefind.js", "pagefind-entry.json"];

/// How much of the index is in one piece. With pagefind's default of 20000, each word of a search
/// loads 31 KB in a book of forty chapters; with this, 8 KB. Only the environment can set it.
const PIECE: (&str, &str) = ("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "5000");

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(site), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: book-search SITE_DIR");
        return ExitCode::from(2);
    };
    // the environment of a running program can't be changed in safe Rust
    let done = match std::env::var_os(PIECE.0) {
        Some(_) => index(Path::new(&site)).map(|pages| {
            println!("search index of {pages} pages");
            ExitCode::SUCCESS
        }),
        None => run_with_pieces(&site),
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
fn run_with_pieces(site: &OsStr) -> Result<ExitCode> {
    let program = std::env::current_exe()?;
    let status = Command::new(&program).arg(site).env(PIECE.0, PIECE.1).status();
    let status = status.with_context(|| program.display().to_string())?;
    // the second run has reported what is wrong
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Indexes the pages of `site` and returns their number.
fn index(site: &Path) -> Result<usize> {
    let pages = pages(site)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let mut files = runtime.block_on(pieces(&pages))?;
    files.retain(|file| is_loaded(&file.filename));
    ensure!(
        files.iter().any(|file| has_extension(&file.filename, "pf_index")),
        "no page of {} has a <main> with text in it",
        site.display()
    );
    // pieces of an earlier index have other names, and would stay for ever
    let target = site.join("pagefind");
    if target.exists() {
        fs::remove_dir_all(&target).with_context(|| target.display().to_string())?;
    }
    for file in &files {
        write(&target.join(&file.filename), &file.contents)?;
    }
    write(&target.join("words.txt"), words::list(&files)?.as_bytes())?;
    write(&target.join("words.js"), words::SCRIPT.as_bytes())?;
    Ok(pages.len())
}

/// All files that pagefind makes of the pages.
async fn pieces(pages: &[(String, String)]) -> Result<Vec<SyntheticFile>> {
    let options = PagefindServiceConfig::builder()
        .root_selector("main".to_owned())
        .exclude_selectors(EXCLUDED.map(str::to_owned).into())
        .keep_index_url(true)
        .build();
    let mut index = PagefindIndex::new(Some(options))?;
    for (page, html) in pages {
        let html = code::separate_words(html).with_context(|| page.clone())?;
        let added = index.add_html_file(Some(page.clone()), None, html).await;
        added.with_context(|| page.clone())?;
    }
    index.get_files().await
}

fn is_loaded(file: &Path) -> bool {
    let name = file.to_string_lossy();
    let is_piece = file.extension().is_some_and(|end| end.to_string_lossy().starts_with("pf_"));
    let is_code = name.starts_with("wasm.") && name != "wasm.unknown.pagefind";
    is_piece || is_code || LOADED.contains(&name.as_ref())
}

fn write(path: &Path, contents: &[u8]) -> Result<()> {
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(path, contents)
    };
    write().with_context(|| path.display().to_string())
}

/// The pages of `site` that are to be found, each with its address and its text, in a fixed order.
fn pages(site: &Path) -> Result<Vec<(String, String)>> {
    let mut pages = Vec::new();
    let files = files_below(site, Path::new(""), Walk::All);
    for file in files.iter().filter(|file| has_extension(file, "html")) {
        let shown = || file.display().to_string();
        let address =
            file.to_str().with_context(|| format!("{}: not a name for the web", shown()))?;
        let html = fs::read_to_string(site.join(file)).with_context(shown)?;
        if !html.contains(NOT_INDEXED) {
            pages.push((address.replace(MAIN_SEPARATOR, "/"), html));
        }
    }
    ensure!(!pages.is_empty(), "{} has no pages; build the book first", site.display());
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

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
        let read = |file: PathBuf| {
            let contents = fs::read(folder.join(&file)).expect("a file");
            (file, contents)
        };
        files_below(folder, Path::new(""), Walk::All).into_iter().map(read).collect()
    }

    /// What pagefind keeps of the pages, as JSON.
    fn kept(folder: &Path) -> String {
        let files = files(&folder.join("pagefind")).into_iter();
        let pieces = files.filter(|(file, _)| has_extension(file, "pf_fragment"));
        pieces.map(|(_, packed)| words::unpack(&packed).expect("a page").to_string()).collect()
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
        ];
        let runs: Vec<_> = [site(&pages), site(&pages)]
            .iter()
            .map(|folder| {
                assert_eq!(index(folder.path()).expect("an index"), 2);
                files(&folder.path().join("pagefind"))
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
    fn pages_that_ask_not_to_be_indexed_are_left_out() {
        let moved = format!("{NOT_INDEXED}<main><h1>Moved</h1><p>a new address</p></main>");
        let pages = [("new.html", "<main><p>A sum</p></main>"), ("old/page.html", moved.as_str())];
        let folder = site(&pages);
        assert_eq!(index(folder.path()).expect("an index"), 1);
        let kept = kept(folder.path());
        assert!(kept.contains("A sum") && !kept.contains("Moved"), "{kept}");
    }

    #[test]
    fn a_page_keeps_the_name_of_the_one_above_it() {
        let main = "<main data-above='Sums, in Rust: R &amp; D' data-pagefind-meta='above[data-above]'>\
                    <h1>Faster</h1><p>A sum</p></main>";
        let folder = site(&[("a/faster.html", main)]);
        index(folder.path()).expect("an index");
        let kept = kept(folder.path());
        assert!(kept.contains(r#""above":"Sums, in Rust: R & D""#), "{kept}");
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
