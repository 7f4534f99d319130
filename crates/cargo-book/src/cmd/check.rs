//! `cargo book check`: all that reading the pages can show, without running anything.

use std::path::Path;

use anyhow::Result;
use mdbook_listings::book::Book;

use crate::build::site;

pub fn check(root: &Path) -> Result<()> {
    let site = site::load(root)?;
    site.output_dir()?;
    let book = Book::read(site.project)?;
    book.ensure_sound()?;
    let count = book.pages.len();
    println!("{count} {} no error", if count == 1 { "page has" } else { "pages have" });
    Ok(())
}
