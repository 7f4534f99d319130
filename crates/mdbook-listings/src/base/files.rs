//! Paths and folders, the same on every platform and in a fixed order.

use std::collections::BTreeSet;
use std::ffi::OsStr;
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

/// A relative path with `/` on every platform, on one line.
pub fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    on_one_line(&parts.collect::<Vec<_>>().join("/"))
}

/// The way from a folder to a file, with `/` on every platform.
pub fn relative(folder: &Path, target: &Path) -> String {
    let common = folder.components().zip(target.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().count() - common;
    let down: PathBuf = target.components().skip(common).collect();
    "../".repeat(up) + &slashed(&down)
}

/// Control characters as escapes: a name is not a line of its own, and it colours no terminal.
pub fn on_one_line(name: &str) -> String {
    let shown = |c: char| match c.is_control() {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    name.chars().map(shown).collect()
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

/// Whether a relative path is that of a file that an author wrote: nothing hidden, and nothing in
/// a build folder.
pub fn is_authored(path: &Path) -> bool {
    path.components().all(|part| {
        let name = part.as_os_str();
        !is_hidden(name) && !is_built(name)
    })
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

fn is_built(name: &OsStr) -> bool {
    name == "target" || name == "__pycache__"
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
            let built = walk != Walk::All && is_built(&name);
            let hidden = is_hidden(&name);
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

/// Something in a folder that nobody can read alike everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// A symbolic link, also one that is broken or leads in a circle.
    Link,
    /// A pipe, a socket or a device.
    Special,
    /// A name that is not UTF-8, or has control characters in it.
    Name,
}

/// All links, special files and unreadable names at and below a folder of `root`, and the links on
/// the way to it. Hidden entries count; what editors leave behind and what was built does not.
pub fn oddities(root: &Path, folder: &Path) -> Vec<(PathBuf, Oddity)> {
    let mut found = Vec::new();
    let above = folder.ancestors().filter(|above| !above.as_os_str().is_empty());
    let above = above.filter(|above| root.join(above).is_symlink());
    found.extend(above.map(|above| (above.to_path_buf(), Oddity::Link)));
    // what is behind a link is never looked at
    let mut open = if found.is_empty() { vec![folder.to_path_buf()] } else { Vec::new() };
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            let (name, path) = (entry.file_name(), folder.join(entry.file_name()));
            let plain = name.to_str().filter(|name| !name.chars().any(char::is_control));
            let oddity = match entry.file_type() {
                _ if plain.is_some_and(is_leftover) => None,
                _ if plain.is_none() => Some(Oddity::Name),
                Ok(kind) if kind.is_symlink() => Some(Oddity::Link),
                Ok(kind) if kind.is_dir() => {
                    if name != "target" && name != "__pycache__" {
                        open.push(path.clone());
                    }
                    None
                }
                Ok(kind) if kind.is_file() => None,
                _ => Some(Oddity::Special),
            };
            found.extend(oddity.map(|oddity| (path, oddity)));
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// Whether an editor left a file behind: `a.md~`, `#a.md#`, `.#a.md`, `.a.md.swp`.
pub fn is_leftover(name: &str) -> bool {
    let is_swap = || name.starts_with('.') && name.ends_with(".swp");
    name.ends_with('~')
        || name.starts_with(".#")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || is_swap()
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
