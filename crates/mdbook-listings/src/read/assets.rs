//! The pictures that pages show, and which names beside pages are free.

use std::path::{Path, PathBuf};

use super::workspace::Project;
use crate::base::files::{Walk, files_below, has_extension, is_leftover};

/// Kinds of pictures, each with the bytes that it begins with. An SVG is text, and is read as such.
pub const KINDS: [(&str, &[u8]); 5] = [
    ("gif", b"GIF8"),
    ("jpeg", b"\xff\xd8\xff"),
    ("jpg", b"\xff\xd8\xff"),
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("svg", b""),
];

/// Names that files of the site have, or folders: nothing beside them may come from the pages.
pub const GENERATED: [&str; 10] =
    ["404", "css", "demos", "favicon", "fonts", "og", "pagefind", "print", "theme", "toc"];

/// The files in the folder of the pages that are not pages: relative to the root, sorted. Hidden
/// files, and what editors leave behind, are nobody's.
pub fn asset_files(project: &Project) -> Vec<PathBuf> {
    let mut files = files_below(&project.root, &project.settings.src, Walk::Authored);
    let is_left = |file: &Path| file.iter().any(|part| part.to_str().is_some_and(is_leftover));
    files.retain(|file| !has_extension(file, "md") && !is_left(file));
    files
}
