//! Fences around code that its content cannot close, and in which later preprocessors find nothing
//! to do.

use super::{Edit, Mode};
use crate::base::escape::escape;
use crate::read::page::{Item, Page, Snippet};

pub fn code_block(language: &str, code: &str) -> String {
    let inert = code.lines().map(|line| match line.contains("}}") {
        true => line.replace("{{#", "\\{{#"),
        false => line.to_owned(),
    });
    let inert: Vec<String> = inert.collect();
    let fence = fence_around(code);
    format!("{fence}{language}\n{}\n{fence}", inert.join("\n"))
}

/// More backticks than the content has in a row.
pub fn fence_around(content: &str) -> String {
    let longest = content.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

/// Rust in which mdBook hides no line: it takes one `#` away and shows the rest.
pub fn visible(language: &str, code: &str) -> String {
    let hides = |code: &str| code.starts_with("# ") || code.starts_with("##") || code == "#";
    let shown = code.lines().map(|line| {
        let code = line.trim_start();
        match language == "rust" && hides(code) {
            true => format!("{}#{code}", &line[..line.len() - code.len()]),
            false => line.to_owned(),
        }
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// Code in the page keeps its fence; a reason becomes a note below it.
pub fn snippet_edits(page: &Page, item: &Item, snippet: &Snippet, mode: Mode) -> Vec<Edit> {
    let (Some(reason), Some(fence)) = (&snippet.reason, page.parsed.fence_at(item.span.start))
    else {
        return Vec::new();
    };
    if mode == Mode::Plain {
        return Vec::new();
    }
    // whoever compiles the page reads each word of the reason as one of its own
    let mut edits = vec![(fence.info.clone(), snippet.words.join(","))];
    if mode == Mode::Html {
        let done = if snippet.is_ignored { "compiled" } else { "run" };
        let note = format!("\n\n<p class=\"untested\">Not {done}: {}.</p>\n", escape(reason));
        edits.push((fence.span.end..fence.span.end, note));
    }
    edits
}
