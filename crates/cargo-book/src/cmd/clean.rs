//! `cargo book clean`: deletes what this tool wrote, and nothing else; compiled crates stay.

use std::path::Path;

use anyhow::Result;

use crate::build::{own, site};

pub fn clean(root: &Path) -> Result<()> {
    let site = site::load(root)?;
    // everything is checked before anything is deleted
    let built = site.output_dir()?;
    let left = own::clean(&site.project)?;
    site::remove(&built)?;
    for path in left {
        let path = path.strip_prefix(&site.project.root).unwrap_or(&path);
        println!("{} stays, since this tool did not write it", path.display());
    }
    Ok(())
}
