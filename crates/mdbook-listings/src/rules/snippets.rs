//! Rust in the page itself: `mdbook test` and skeptic run it, so nothing may let it pass untested.

use crate::base::diagnostic::Fault;
use crate::read::markdown::Fence;
use crate::read::page::{Page, Shown, Snippet};

/// The words of a Rust fence, besides the edition.
const WORDS: [&str; 4] = ["rust", "should_panic", "ignore", "no_run"];

pub fn check_snippets(page: &Page) -> Vec<Fault> {
    let snippets = page.items.iter().filter_map(|item| match &item.shown {
        Shown::Snippet(snippet) => Some((page.parsed.fence_at(item.span.start)?, snippet)),
        _ => None,
    });
    let faults = snippets.filter_map(|(fence, snippet)| {
        let fault = check_place(&page.text, fence)
            .or_else(|| check_words(snippet))
            .or_else(|| check_reason(snippet))
            .or_else(|| check_code(&page.text[fence.body.clone()]))?;
        Some(fault.at(fence.opening()))
    });
    faults.collect()
}

fn fault(message: impl Into<String>, help: &str) -> Option<Fault> {
    Some(Fault::new(message).help(help))
}

fn check_place(text: &str, fence: &Fence) -> Option<Fault> {
    let line_start = text[..fence.span.start].rfind('\n').map_or(0, |end| end + 1);
    if !text[line_start..fence.span.start].contains('>') {
        return None;
    }
    fault(
        "Rust in a quotation",
        "take the fence out of the quotation, so that it is tested as it is shown",
    )
}

fn check_words(snippet: &Snippet) -> Option<Fault> {
    let is_known = |word: &str| WORDS.contains(&word) || word.starts_with("edition20");
    if snippet.words.iter().any(|word| word == "compile_fail") {
        return fault(
            "`compile_fail` in a page",
            "put the program under tests/compile-fail and include it",
        );
    }
    let unknown = snippet.words.iter().find(|word| !is_known(word))?;
    fault(
        format!("a Rust fence has no word `{unknown}`"),
        "known are should_panic, edition2024, and with a reason ignore and no_run",
    )
}

fn check_reason(snippet: &Snippet) -> Option<Fault> {
    let excused = snippet.words.iter().find(|word| ["ignore", "no_run"].contains(&word.as_str()));
    match (excused, &snippet.reason) {
        (None, Some(_)) => fault(
            "a reason without `ignore` or `no_run`",
            "take the reason away: this code is compiled and run",
        ),
        (Some(word), None) => fault(
            format!("`{word}` without a reason"),
            &format!("write `rust,{word} reason=\"…\"`"),
        ),
        _ => None,
    }
}

fn check_code(body: &str) -> Option<Fault> {
    if body.lines().map(str::trim).any(|line| line == "#" || line.starts_with("# ")) {
        return fault(
            "a hidden line",
            "readers see the whole program: take the `#` away, or include the code from a file",
        );
    }
    let dense: String = body.split_whitespace().collect();
    if ["#[cfg", "#![cfg", "#[test]", "cfg_attr("].iter().any(|part| dense.contains(part)) {
        return fault(
            "Rust that is tested only under a condition",
            "put it into a crate and include it",
        );
    }
    None
}
