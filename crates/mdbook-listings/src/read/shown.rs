//! The Rust that pages show whole, for tools that compile it as it is shown.

use std::path::{Path, PathBuf};

use super::anchors::Selection;
use super::page::{Page, Shown};
use crate::base::diagnostic::line_and_column;
use crate::base::files::{has_extension, slashed};

/// A whole-file listing or a typed snippet, and where the page shows it.
#[derive(Debug, Clone)]
pub struct ShownCode {
    pub page: PathBuf,
    pub line: usize,
    pub info: String,
    pub code: String,
    /// A whole file of a crate rather than code in the page.
    pub file: Option<PathBuf>,
}

/// The Rust of a page that can be compiled as it is shown: inline snippets, and listings that are
/// whole files.
pub fn shown_code(page: &Page) -> Vec<ShownCode> {
    let code = page.items.iter().filter_map(|item| {
        let fence = page.parsed.fence_at(item.span.start)?;
        let (info, code, file) = match &item.shown {
            Shown::Snippet(snippet) if !snippet.is_ignored => {
                (snippet.words.join(","), page.text[fence.body.clone()].to_owned(), None)
            }
            Shown::Listing(included)
                if included.selection == Selection::Whole
                    && !included.compile_fail
                    && has_extension(&included.file, "rs") =>
            {
                ("rust".to_owned(), included.excerpt.text.clone(), Some(included.file.clone()))
            }
            _ => return None,
        };
        let line = line_and_column(&page.text, item.span.start).0;
        Some(ShownCode { page: page.path.clone(), line, info, code, file })
    });
    code.collect()
}

/// How a test of shown code names its page.
pub fn test_name(page: &Path) -> String {
    let name = slashed(page).replace(".md", "");
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    name.chars().map(letter).collect()
}
