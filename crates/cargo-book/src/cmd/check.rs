//! `cargo book check`: all that reading the pages can show, without running anything.

use std::path::Path;

use anyhow::Result;
use mdbook_listings::base::diagnostic::{Format, Report};
use mdbook_listings::book::Book;

use super::measure;
use crate::build::site;

pub fn check(root: &Path, format: Format) -> Result<()> {
    let site = site::load(root)?;
    site.output_dir()?;
    let book = Book::read(site.project)?;
    let measured = measure::check(&book.project, &|_| true);
    measured.warn(root, format);
    let mut wrong = book.check();
    wrong.extend(measured.wrong);
    Report::new(&book.project.root, wrong).into_result()?;
    let count = book.pages.len();
    println!("{count} {} no error", if count == 1 { "page has" } else { "pages have" });
    Ok(())
}
