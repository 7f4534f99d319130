//! What a book is besides its pages: pictures for links to it, and an EPUB.
//!
//! ```text
//! book-press pictures BOOK.json SITE_DIR CACHE_DIR
//!     titles ── template, font ── resvg ──▶ SITE_DIR/og/PAGE.png
//! book-press epub BOOK.json SITE_DIR FILE
//!     finished pages ── xhtml ── epub ──▶ FILE
//! ```
//!
//! A program of its own, so that only a build that wants these waits for the compilation of resvg.

mod depth;
mod epub;
mod links;
mod picture;
mod theme;
mod xhtml;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use book_site::Book;
use mdbook_listings::base::hash::fingerprint;

const USAGE: &str = "usage: book-press pictures BOOK.json SITE_DIR CACHE_DIR
       book-press epub BOOK.json SITE_DIR FILE";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(|word| word.to_str().unwrap_or_default()).collect();
    let path = |at: usize| Path::new(&arguments[at]);
    let done = match words[..] {
        ["pictures", ..] if words.len() == 4 => pictures(path(1), path(2), path(3)),
        ["epub", ..] if words.len() == 4 => bind(path(1), path(2), path(3)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// One picture for each page. A picture that was drawn before, from the same words by the same
/// program, is copied: a new font or template draws all of them again.
fn pictures(book: &Path, site: &Path, cache: &Path) -> Result<String> {
    let book = Book::read(book)?;
    let program = fingerprint([fs::read(std::env::current_exe()?)?]);
    let mut drawn = 0;
    for chapter in &book.chapters {
        let page = || chapter.html.display().to_string();
        let svg = picture::preview(&book, chapter).with_context(page)?;
        let kept = cache.join(format!("{}.png", fingerprint([&program, &svg])));
        let picture = match fs::read(&kept) {
            Ok(picture) => picture,
            Err(_) => {
                let picture = picture::draw(&svg).with_context(page)?;
                store(&kept, &picture)?;
                drawn += 1;
                picture
            }
        };
        store(&site.join("og").join(chapter.html.with_extension("png")), &picture)?;
    }
    Ok(format!("{} pictures, {drawn} of them new", book.chapters.len()))
}

fn bind(book: &Path, site: &Path, file: &Path) -> Result<String> {
    let book = Book::read(book)?;
    store(file, &epub::bind(site, &book)?)?;
    Ok(format!("{} pages", book.chapters.len()))
}

/// Writes a file whole or not at all: half a picture must not stay in the cache.
fn store(path: &Path, content: &[u8]) -> Result<()> {
    let new = PathBuf::from(format!("{}.{}.new", path.display(), std::process::id()));
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(&new, content)?;
        fs::rename(&new, path)
    };
    write().with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use book_site::{Book, Chapter};

    /// A cover, a page with one below it, and an appendix.
    pub fn sample() -> Book {
        let chapter = |title: &str, part: Option<&str>, html: &str| Chapter {
            title: title.into(),
            part: part.map(str::to_owned),
            html: html.into(),
            changed: Some("2026-11-20".into()),
            ..Chapter::default()
        };
        let deeper = Chapter {
            parent: Some("decide/sums.html".into()),
            ..chapter("Faster", Some("Decide"), "decide/sums/faster.html")
        };
        Book {
            title: "R & D".into(),
            description: "A book on doing sums.".into(),
            language: "en".into(),
            authors: vec!["Ada".into(), "Bo".into()],
            source: Some("https://example.org/source".into()),
            chapters: vec![
                chapter("R & D", None, "index.html"),
                chapter("Sums", Some("Decide"), "decide/sums.html"),
                deeper,
                chapter("End", Some("Appendix"), "appendix/end.html"),
            ],
            ..Book::default()
        }
    }
}
