//! Paths and folders, the same on every platform and in a fixed order.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// Removes `.` and `..`; `None` if the path climbs above its start or is absolute.
pub fn normalize(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => clean.pop().then_some(())?,
            Component::Normal(part) => clean.push(part),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(clean)
}

/// A relative path with `/` on every platform.
pub fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

pub fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|found| found == extension)
}

/// What a walk over a folder reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// What authors write: nothing hidden, no symbolic links, no build folders.
    Authored,
    /// All that a program may read: hidden files and what links lead to, but nothing that was
    /// built.
    Readable,
    /// What was built: everything but symbolic links.
    All,
}

/// All files below a folder of `root`, sorted, relative to `root`. Folders called `target` or
/// `__pycache__` are left out, except by [`Walk::All`].
pub fn files_below(root: &Path, folder: &Path, walk: Walk) -> Vec<PathBuf> {
    let (mut found, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = open.pop() {
        // a link may lead back to a folder around it
        if walk == Walk::Readable && !seen.insert(root.join(&folder).canonicalize().ok()) {
            continue;
        }
        for entry in std::fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            let (name, path) = (entry.file_name(), folder.join(entry.file_name()));
            let built = walk != Walk::All && (name == "target" || name == "__pycache__");
            let hidden = name.to_string_lossy().starts_with('.');
            let kind = match walk {
                Walk::Authored | Walk::All => entry.file_type().ok(),
                Walk::Readable => {
                    std::fs::metadata(root.join(&path)).ok().map(|metadata| metadata.file_type())
                }
            };
            match kind {
                _ if hidden && walk == Walk::Authored => {}
                Some(kind) if kind.is_dir() && !built => open.push(path),
                Some(kind) if kind.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// File stems with an extension in a folder, sorted.
pub fn stems(folder: &Path, extension: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path()).filter(|path| has_extension(path, extension));
    let mut names: Vec<String> =
        files.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_do_not_climb_out() {
        assert_eq!(normalize(Path::new("src/a/../../examples/x")), Some("examples/x".into()));
        assert_eq!(normalize(Path::new("src/../../x")), None);
    }
}
