//! The book as `cargo book build` describes it, for the steps after mdBook and, in JSON, for
//! `book-press`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::address::{address, page_address};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Book {
    pub title: String,
    pub description: String,
    pub language: String,
    pub authors: Vec<String>,
    /// Where the site will be published, with a final `/`; canonical links and feeds need it.
    pub url: Option<String>,
    /// The address of the source, which stays the same wherever the book is published.
    pub source: Option<String>,
    /// Whether pages have the button and the dialog of the search.
    pub search: bool,
    /// The name of the EPUB beside `index.html`, if one is made.
    pub epub: Option<String>,
    /// Chapters in the order of the book: a page comes after those above it.
    pub chapters: Vec<Chapter>,
    /// Addresses of pages that have moved, and where they lead: `/old.html` → `/part/new.html`.
    pub redirects: Vec<(String, String)>,
}

/// One page of the book.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Chapter {
    pub title: String,
    /// The part that it belongs to, as SUMMARY.md names it.
    pub part: Option<String>,
    /// The HTML file of the page that SUMMARY.md has this one below.
    pub parent: Option<PathBuf>,
    /// The HTML file, relative to the site: `decide/why-rust.html`.
    pub html: PathBuf,
    /// The page as plain Markdown, with all listings, outputs and figures in place.
    #[serde(skip)]
    pub markdown: String,
    /// `2026-11-20`, where version control knows it.
    pub changed: Option<String>,
}

impl Book {
    pub fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} does not describe a book", file.display()))
    }

    /// The day of the last change.
    pub fn changed(&self) -> Option<&str> {
        self.chapters.iter().filter_map(|chapter| chapter.changed.as_deref()).max()
    }

    /// The chapters of each part, in order.
    pub fn parts(&self) -> impl Iterator<Item = (Option<&str>, &[Chapter])> {
        let parts = self.chapters.chunk_by(|one, next| one.part == next.part);
        parts.map(|chapters| (chapters[0].part.as_deref(), chapters))
    }

    /// The pages above a page, the outermost first.
    pub fn ancestors(&self, chapter: &Chapter) -> Vec<&Chapter> {
        let mut above = Vec::new();
        let mut wanted = chapter.parent.as_ref();
        for earlier in self.chapters.iter().rev() {
            if wanted == Some(&earlier.html) {
                above.push(earlier);
                wanted = earlier.parent.as_ref();
            }
        }
        above.reverse();
        above
    }

    /// The title after those of the pages above it: `k-means: Faster`.
    pub fn full_title(&self, chapter: &Chapter) -> String {
        let above = self.ancestors(chapter).into_iter();
        let titles: Vec<&str> =
            above.chain([chapter]).map(|chapter| chapter.title.as_str()).collect();
        titles.join(": ")
    }

    /// The address of a page on the web, if the book is published.
    pub fn url_of(&self, chapter: &Chapter) -> Option<String> {
        self.url.as_ref().map(|url| url.clone() + &page_address(&chapter.html))
    }

    /// The address of a file: on the web if the book is published, or else relative to the site.
    pub fn published(&self, file: &Path) -> String {
        self.url.clone().unwrap_or_default() + &address(file)
    }
}

impl Chapter {
    /// The plain page beside the HTML.
    pub fn markdown_file(&self) -> PathBuf {
        self.html.with_extension("md")
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A cover, a page whose names need escaping, and a page below that one.
    pub fn sample() -> Book {
        let chapter = |title: &str, html: &str, markdown: &str| Chapter {
            title: title.into(),
            part: html.split_once('/').map(|_| "Decide".into()),
            parent: None,
            html: html.into(),
            markdown: markdown.into(),
            changed: html.split_once('/').map(|_| "2026-11-20".into()),
        };
        let opening = "# Start\n\n> No.\n\n- nor this\n\nHere `we` *go*[^1]\non:\n\n[^1]: x";
        let why = "# Why\n\n![p](p.svg)\n\nBecause 1 < 2 & \"so\".\n";
        let deeper = Chapter {
            parent: Some("a/b c.html".into()),
            ..chapter("Faster", "a/b/faster.html", "# Faster\n\nIn half the time.\n")
        };
        Book {
            title: "R & D".into(),
            description: "A \"book\".".into(),
            language: "en".into(),
            url: Some("https://example.org/b/".into()),
            search: true,
            chapters: vec![
                chapter("Start", "index.html", opening),
                chapter("Why </script> [x]?", "a/b c.html", why),
                deeper,
            ],
            ..Book::default()
        }
    }

    #[test]
    fn a_page_knows_the_pages_above_it() {
        let mut book = sample();
        let deepest = Chapter {
            title: "Tiles".into(),
            html: "a/b/faster/tiles.html".into(),
            parent: Some("a/b/faster.html".into()),
            ..Chapter::default()
        };
        book.chapters.push(deepest.clone());
        assert_eq!(book.full_title(&deepest), "Why </script> [x]?: Faster: Tiles");
        assert_eq!(book.full_title(&book.chapters[0]), "Start");
        let own = Chapter { parent: Some("x.html".into()), html: "x.html".into(), ..deepest };
        book.chapters.push(own.clone());
        assert_eq!(book.ancestors(&own).len(), 1, "a page above itself");
    }

    #[test]
    fn json_brings_back_what_was_written() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("book.json");
        std::fs::write(&file, serde_json::to_vec(&sample())?)?;
        let book = Book::read(&file)?;
        assert_eq!(book.chapters[2].parent.as_deref(), Some(Path::new("a/b c.html")));
        assert_eq!(serde_json::to_value(book)?, serde_json::to_value(sample())?);
        Ok(())
    }
}
