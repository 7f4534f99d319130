//! `cargo book check`: all that reading the pages can show, without running anything.

use std::path::Path;

use anyhow::Result;

use crate::build::site;

pub fn check(root: &Path) -> Result<()> {
    let book = site::read(root)?;
    book.ensure_sound()?;
    let count = book.pages.len();
    println!("{count} {} no error", if count == 1 { "page has" } else { "pages have" });
    Ok(())
}
