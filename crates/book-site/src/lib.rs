//! Turns the pages that mdBook rendered into the site that readers get.
//!
//! ```text
//! mdBook ──▶ folder of HTML ── prune, tidy (what mdBook adds) ── highlight (code) ── found (metadata, feeds, plain text) ── offline (worker) ──▶ site
//! ```

use std::path::{Path, PathBuf};

use anyhow::Result;

mod found;
mod highlight;
mod join;
mod offline;
mod prune;
mod tidy;

/// What the finishing steps need to know about the book.
#[derive(Debug, Clone)]
pub struct Book {
    pub title: String,
    pub description: String,
    pub language: String,
    /// Where the site will be published, with a final `/`; canonical links and feeds need it.
    pub url: Option<String>,
    /// Chapters in the order of the book.
    pub chapters: Vec<Chapter>,
}

/// One page of the book.
#[derive(Debug, Clone)]
pub struct Chapter {
    pub title: String,
    /// The part that it belongs to, as SUMMARY.md names it.
    pub part: Option<String>,
    /// Relative to the site, with `/`: `decide/why-rust.html`.
    pub html: PathBuf,
    /// The page as plain Markdown, with all listings, outputs and figures in place.
    pub markdown: String,
    /// `2026-11-20`, where version control knows it.
    pub changed: Option<String>,
}

/// Finishes a site in place. Called on a folder that no reader sees yet.
pub fn finish(site: &Path, book: &Book) -> Result<()> {
    join::join(site)?;
    prune::prune(site)?;
    tidy::tidy(site)?;
    highlight::highlight(site)?;
    found::describe(site, book)?;
    offline::cache(site, book)
}
