//! The commands, each in a file of its own.

pub mod build;
pub mod check;
pub mod clean;
pub mod exercise;
pub mod measure;
pub mod models;
pub mod new;
pub mod preprocess;
pub mod relocate;
pub mod serve;
pub mod snippets;
pub mod test;

use std::path::Path;

use anyhow::{Context, Result};

/// Writes a file, and the folder that it is in.
fn write_file(root: &Path, path: &Path, text: &str) -> Result<()> {
    let full = root.join(path);
    std::fs::create_dir_all(full.parent().unwrap_or(root))?;
    std::fs::write(&full, text).with_context(|| path.display().to_string())
}
