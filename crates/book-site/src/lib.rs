//! Turns the pages that mdBook rendered into the site that readers get.
//!
//! ```text
//! mdBook ──▶ folder ──▶ Site ─┬─ assets, html, highlight, demo       what mdBook and demos wrote
//!                             ├─ navigation                          what leads from page to page
//!                             ├─ metadata, redirects, feeds, plain   what machines read
//!                             └─ headers, offline ──▶ folder         how it is kept
//! ```

use std::path::Path;

use anyhow::Result;

pub mod address;
mod assets;
pub mod book;
mod demo;
mod feeds;
mod headers;
mod highlight;
mod html;
mod metadata;
pub mod navigation;
mod offline;
mod plain;
mod redirects;
mod site;
mod summary;

pub use book::{Book, Chapter};
pub use demo::Demo;
use site::Site;

/// Finishes a site in place. Called on a folder that no reader sees yet.
pub fn finish(folder: &Path, book: &Book, demos: &[Demo]) -> Result<()> {
    let mut site = Site::read(folder)?;
    assets::join_styles(&mut site)?;
    assets::prune(&mut site)?;
    for page in site.pages.values_mut() {
        *page = highlight::highlight(&html::fix(page));
        if !book.search {
            *page = html::without_search(page);
        }
    }
    demo::place(&mut site, demos)?;
    navigation::complete(&mut site, book);
    metadata::complete_heads(&mut site, book)?;
    plain::write(&mut site, book)?;
    redirects::write(&mut site, book);
    feeds::write(&mut site, book)?;
    headers::write(&mut site)?;
    offline::write_worker(&mut site)?;
    site.save()
}
