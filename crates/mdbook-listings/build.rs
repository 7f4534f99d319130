//! Hashes the sources of this tool: what has passed counts only for the tool that checked it. Paths
//! are relative, so that two checkouts agree.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Result;
use std::path::{Path, PathBuf};

fn main() -> Result<()> {
    let mut files = vec![PathBuf::from("Cargo.toml")];
    list(Path::new("src"), &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        std::fs::read(&file)?.hash(&mut hasher);
    }
    println!("cargo:rerun-if-changed=Cargo.toml");
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rustc-env=TOOL_HASH={:016x}", hasher.finish());
    Ok(())
}

/// Build scripts run in the folder of their crate.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => list(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}
