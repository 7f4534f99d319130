//! The Rust that pages show whole, for tools that compile it as it is shown.

use std::path::{Path, PathBuf};

use crate::diagnostic::line_and_column;
use crate::directive;
use crate::project::{Project, slashed};
use crate::source::Selection;
use crate::weave::{Shown, Source, Woven, words};

/// A whole-file listing or a typed snippet, and where it stands.
#[derive(Debug, Clone)]
pub struct ShownCode {
    pub page: PathBuf,
    pub line: usize,
    pub info: String,
    pub code: String,
    /// A whole file of a crate rather than code in the page.
    pub file: Option<PathBuf>,
}

/// The Rust of all pages that can be compiled as it is shown: inline snippets, and listings that are whole files.
pub fn shown_code(project: &Project, pages: &[Source], woven: &[Woven]) -> Vec<ShownCode> {
    let mut found = Vec::new();
    for (page, woven) in pages.iter().zip(woven) {
        let parsed = directive::parse(&page.text).0;
        for item in &woven.items {
            let Some(fence) = parsed.fence_at(item.span.start) else { continue };
            let info = words(&page.text[fence.info.clone()]).0.join(",");
            let (code, file) = match &item.shown {
                Shown::Snippet { ignored: false } => (page.text[fence.body.clone()].to_owned(), None),
                Shown::Listing { file, selection: selection @ Selection::Whole, compile_fail: false }
                    if file.extension().is_some_and(|e| e == "rs") =>
                {
                    let Ok(excerpt) = project.excerpt(file, selection) else { continue };
                    (excerpt.text, Some(file.clone()))
                }
                _ => continue,
            };
            let line = line_and_column(&page.text, item.span.start).0;
            found.push(ShownCode { page: page.path.clone(), line, info, code, file });
        }
    }
    found
}

/// How a test of shown code names its page.
pub fn test_name(page: &Path) -> String {
    slashed(page)
        .replace(".md", "")
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect()
}
