//! `cargo book clean`: deletes what this tool wrote, and nothing else; compiled crates stay.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::build::site;

pub fn clean(root: &Path) -> Result<()> {
    let site = site::load(root)?;
    let (built, own) = (site.output_dir(), site.project.target_dir.join("book"));
    // everything is checked before anything is deleted
    site::ensure_replaceable(&site.project.root, &built)?;
    ensure!(
        !site.project.root.starts_with(&own),
        "{} contains the book itself; choose another target directory",
        own.display()
    );
    site::remove(&built)?;
    site::remove(&own)
}
