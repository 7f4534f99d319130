//! Rust in the page itself: `mdbook test` and skeptic run it, so nothing may let it pass untested.
//! What a reader sees is what the compiler gets: all of it, and nothing else.

use crate::base::diagnostic::{Fault, Span};
use crate::read::markdown::Fence;
use crate::read::page::{Page, Shown, Snippet};

/// The words of a Rust fence.
const WORDS: [&str; 7] =
    ["rust", "ignore", "no_run", "edition2015", "edition2018", "edition2021", "edition2024"];
/// The attributes that leave no code out, from behind their `#`.
const ATTRIBUTES: [&str; 7] =
    ["[derive(", "[allow(", "[expect(", "[must_use]", "[inline]", "![allow(", "![expect("];
/// The macros that compile all that they are given.
const MACROS: [&str; 19] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprint",
    "eprintln",
    "format",
    "matches",
    "panic",
    "print",
    "println",
    "todo",
    "unreachable",
    "vec",
    "write",
    "writeln",
];
/// Words before a `!` that is an operator.
const KEYWORDS: [&str; 7] = ["if", "in", "let", "match", "mut", "return", "while"];

pub fn check_snippets(page: &Page) -> Vec<Fault> {
    let snippets = page.items.iter().filter_map(|item| match &item.shown {
        Shown::Snippet(snippet) => Some((page.parsed.fence_at(item.span.start)?, snippet)),
        _ => None,
    });
    let faults = snippets.filter_map(|(fence, snippet)| {
        let of_fence = check_place(&page.text, fence)
            .or_else(|| check_words(snippet))
            .or_else(|| check_reason(snippet));
        let start = fence.body.start;
        let of_code = || {
            let fault = check_code(&page.text[fence.body.clone()])?;
            let span = fault.span.clone().unwrap_or_default();
            Some(fault.at(start + span.start..start + span.end))
        };
        of_fence.map(|fault| fault.at(fence.opening())).or_else(of_code)
    });
    faults.collect()
}

fn fault(message: impl Into<String>, help: &str) -> Option<Fault> {
    Some(Fault::new(message).help(help))
}

fn check_place(text: &str, fence: &Fence) -> Option<Fault> {
    if fence.is_at_margin(text) {
        return None;
    }
    fault(
        "Rust in a list or quotation",
        "begin the fence at the left margin, so that it is tested as it is shown",
    )
}

fn check_words(snippet: &Snippet) -> Option<Fault> {
    let has = |word: &str| snippet.words.iter().any(|known| known == word);
    if has("compile_fail") {
        return fault(
            "`compile_fail` in a page",
            "put the program under tests/compile-fail and include it",
        );
    }
    if has("should_panic") {
        return fault(
            "`should_panic` in a page",
            "it would also pass if it did not compile: put the program into a crate, and include it and its output",
        );
    }
    let unknown = snippet.words.iter().find(|word| !WORDS.contains(&word.as_str()))?;
    fault(
        format!("a Rust fence has no word `{unknown}`"),
        "known are editions as edition2024, and with a reason ignore and no_run",
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
    check_hidden(body).or_else(|| check_attributes(body)).or_else(|| check_macros(body))
}

fn check_hidden(body: &str) -> Option<Fault> {
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let code = line.trim();
        let shown = |sign: &str| code.starts_with(sign);
        if shown("#") && !shown("#[") && !shown("#![") {
            let fault = Fault::new("a hidden line").at(start..start + line.trim_end().len());
            let help =
                "readers see the whole program: take the `#` away, or include the code from a file";
            return Some(fault.help(help));
        }
        start += line.len();
    }
    None
}

/// Looked for in comments and texts as well: what a scanner takes for those can be code.
fn check_attributes(body: &str) -> Option<Fault> {
    let (at, _) = body.match_indices('#').find(|(at, _)| {
        let rest = &body[at + 1..];
        let begins = rest.starts_with(|c: char| c.is_whitespace() || "[!/".contains(c));
        begins && !ATTRIBUTES.iter().any(|known| rest.starts_with(known))
    })?;
    let line_end = body[at..].find('\n').map_or(body.len(), |end| at + end);
    let fault = Fault::new("an attribute that may leave code out").at(at..line_end);
    Some(fault.help("put the code into a crate and include it"))
}

fn check_macros(body: &str) -> Option<Fault> {
    let odd = body.match_indices('!').find_map(|(at, _)| odd_macro(body, at));
    let defined =
        body.find("macro_rules").map(|at| at..at + "macro_rules!".len().min(body.len() - at));
    let span = odd.or(defined)?;
    let fault = Fault::new(format!("the macro `{}` in a page", &body[span.clone()])).at(span);
    Some(fault.help(
        "what a macro is given need not be compiled: put the code into a crate and include it",
    ))
}

/// The name before a `!` that begins a macro which may leave code out.
fn odd_macro(body: &str, at: usize) -> Option<Span> {
    let (before, after) = (&body[..at], body[at + 1..].trim_start());
    let name_end = before.trim_end().len();
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let name = before[..name_end].trim_end_matches(is_letter).len()..name_end;
    let word = &body[name.clone()];
    // a comment can be between the parts of a macro
    let is_call = after.starts_with(['(', '[', '{', '/']);
    let is_known =
        KEYWORDS.contains(&word) || MACROS.contains(&word) && !before[name_end..].contains('\n');
    let follows_comment = word.is_empty() && before[..name_end].ends_with('/');
    (is_call && !is_known && (follows_comment || !word.is_empty())).then_some(name.start..at + 1)
}
