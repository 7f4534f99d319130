//! The Rust that is typed into pages, for tools that compile it. What pages include is compiled by
//! its crate.

use std::path::{Path, PathBuf};

use super::page::{Page, Shown};
use crate::base::diagnostic::line_and_column;
use crate::base::files::slashed;

/// A snippet, and where the page shows it.
#[derive(Debug, Clone)]
pub struct ShownCode {
    pub page: PathBuf,
    pub line: usize,
    pub info: String,
    pub code: String,
}

/// The snippets of a page, but for those that say why they are ignored.
pub fn shown_code(page: &Page) -> Vec<ShownCode> {
    let code = page.items.iter().filter_map(|item| {
        let fence = page.parsed.fence_at(item.span.start)?;
        let Shown::Snippet(snippet) = &item.shown else { return None };
        (!snippet.is_ignored).then(|| ShownCode {
            page: page.path.clone(),
            line: line_and_column(&page.text, item.span.start).0,
            info: snippet.words.join(","),
            code: page.text[fence.body.clone()].to_owned(),
        })
    });
    code.collect()
}

/// How a test of shown code names its page.
pub fn test_name(page: &Path) -> String {
    let name = slashed(page).replace(".md", "");
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    name.chars().map(letter).collect()
}
