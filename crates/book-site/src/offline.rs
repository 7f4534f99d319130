//! The service worker that keeps the book for reading without a network.

use std::path::Path;

use anyhow::Result;

use crate::Book;

/// Writes the worker with the list of files that it keeps.
pub fn cache(_site: &Path, _book: &Book) -> Result<()> {
    Ok(())
}
