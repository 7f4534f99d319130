//! Turns the pages that mdBook rendered into the site that readers get.
//!
//! ```text
//! mdBook ──▶ folder of HTML ── prune, tidy (what mdBook adds) ── highlight (code) ── demo ── found (metadata, feeds, plain text) ── offline (worker) ──▶ site
//! ```

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::Serialize;

mod demo;
mod found;
mod highlight;
mod join;
mod offline;
mod prune;
mod site;
mod tidy;

pub use demo::Demo;
use site::Site;

/// What the finishing steps need to know about the book. `book-press` reads the same in JSON.
#[derive(Debug, Clone, Serialize)]
pub struct Book {
    pub title: String,
    pub description: String,
    pub language: String,
    pub authors: Vec<String>,
    /// Where the site will be published, with a final `/`; canonical links and feeds need it.
    pub url: Option<String>,
    /// The address of its source.
    pub source: Option<String>,
    /// Whether pages have the button and the dialog of the search.
    pub search: bool,
    /// The EPUB that will lie beside `index.html`, if one is made.
    pub epub: Option<String>,
    /// Chapters in the order of the book.
    pub chapters: Vec<Chapter>,
    /// Addresses of pages that have moved, and where they lead: `/old.html` → `/part/new.html`.
    pub redirects: Vec<(String, String)>,
}

/// One page of the book.
#[derive(Debug, Clone, Serialize)]
pub struct Chapter {
    pub title: String,
    /// The part that it belongs to, as SUMMARY.md names it.
    pub part: Option<String>,
    /// The page above it, by its `html`; none for a page at the top level.
    pub parent: Option<PathBuf>,
    /// Relative to the site, with `/`: `decide/why-rust.html`.
    pub html: PathBuf,
    /// The page as plain Markdown, with all listings, outputs and figures in place.
    #[serde(skip)]
    pub markdown: String,
    /// `2026-11-20`, where version control knows it.
    pub changed: Option<String>,
}

/// Finishes a site in place. Called on a folder that no reader sees yet.
pub fn finish(folder: &Path, book: &Book, demos: &[Demo]) -> Result<()> {
    let mut site = Site::read(folder)?;
    join::join(&mut site)?;
    prune::prune(&mut site)?;
    for page in site.pages.values_mut() {
        *page = highlight::highlight(&tidy::tidy(page));
        if !book.search {
            *page = tidy::without_search(page);
        }
    }
    demo::place(&mut site, demos)?;
    found::describe(&mut site, book)?;
    offline::cache(&mut site)?;
    site.save()
}
