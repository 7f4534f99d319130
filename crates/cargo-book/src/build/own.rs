//! `target/book`: what this tool keeps between builds, and the locks that keep two builds apart.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use mdbook_listings::base::hash::fingerprint;
use mdbook_listings::read::workspace::Project;

use super::site::remove;
use crate::process::progress;

/// Whose names begin so was written by this tool. `.` is a site that is being built.
const WRITTEN: [&str; 14] = [
    ".",
    "attempts",
    "bin",
    "book.json",
    "browser",
    "build-",
    "demos",
    "differences",
    "measure",
    "pictures",
    "python",
    "serve-",
    "specimen",
    "wheels",
];

/// The folder, which is made if it is not there.
pub fn folder(project: &Project) -> Result<PathBuf> {
    let folder = project.target_dir.join("book");
    let made = std::fs::create_dir_all(&folder);
    made.with_context(|| format!("no folder can be made at {}", folder.display()))?;
    Ok(folder)
}

/// Waits until nobody else builds the same site; it is free again when the file is dropped.
pub fn lock(project: &Project, destination: &Path) -> Result<File> {
    let name = fingerprint([destination.to_string_lossy().as_bytes()]);
    let path = folder(project)?.join(format!("build-{name}.lock"));
    let context = || path.display().to_string();
    let file = File::create(&path).with_context(context)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let shown = destination.strip_prefix(&project.root).unwrap_or(destination);
            progress(&format!("Waiting for another build of {}/", shown.display()));
            file.lock().with_context(context)?;
        }
        Err(TryLockError::Error(error)) => return Err(error).with_context(context),
    }
    Ok(file)
}

/// What took minutes to fetch, and does not change.
const KEPT: &str = "models";

/// Deletes what this tool wrote; returns what is left because it is somebody else's.
pub fn clean(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.target_dir.join("book");
    let shown = folder.display();
    ensure!(
        !project.root.starts_with(&folder),
        "{shown} contains the book itself; choose another target directory"
    );
    ensure!(!folder.is_symlink(), "{shown} is a symbolic link; delete it");
    ensure!(folder.is_dir() || !folder.exists(), "{shown} is a file; delete it");
    let mut left = Vec::new();
    for entry in std::fs::read_dir(&folder).into_iter().flatten() {
        let entry = entry?;
        let name = entry.file_name();
        match WRITTEN.iter().any(|start| name.to_string_lossy().starts_with(start)) {
            true if entry.file_type()?.is_dir() => remove(&entry.path())?,
            true => std::fs::remove_file(entry.path())?,
            false if name == KEPT => {}
            false => left.push(entry.path()),
        }
    }
    if left.is_empty() && folder.exists() && !folder.join(KEPT).exists() {
        std::fs::remove_dir(&folder).with_context(|| folder.display().to_string())?;
    }
    left.sort();
    Ok(left)
}
