//! What may be typed into a fence: commands, settings, and Rust, for which there are rules of its
//! own. All else is included from a file.

use super::kinds::{data_fault, unknown_language};
use super::markdown::Fence;
use crate::base::diagnostic::Fault;

/// The languages of what is typed, besides Rust.
const TYPED: [&str; 2] = ["console", "toml"];

/// What is wrong with a fence whose content was typed. Rust passes: whoever asks has to test it.
pub fn typed_fault(text: &str, fence: &Fence) -> Option<Fault> {
    let (language, body) = (fence.language(text), &text[fence.body.clone()]);
    if language == "rust" {
        return None;
    }
    if !TYPED.contains(&language) {
        return Some(untyped(language).at(fence.opening()));
    }
    if text[fence.info.clone()] != *language {
        let fault = Fault::new(format!("a `{language}` fence has no other words"));
        return Some(fault.help("nothing reads them").at(fence.opening()));
    }
    if !fence.is_at_margin(text) {
        let fault = Fault::new("a fence must start at the left margin").at(fence.opening());
        return Some(fault.help("take it out of the list or quotation"));
    }
    if language == "console" {
        let is_commands = !body.is_empty() && body.lines().all(|line| line.starts_with("$ "));
        return (!is_commands).then(|| untyped(language).at(fence.opening()));
    }
    let fault = data_fault(language, body).or_else(|| unset(body))?;
    let span = fault.span.clone().unwrap_or_default();
    Some(fault.at(fence.body.start + span.start..fence.body.start + span.end))
}

/// A line that sets nothing, though it can be parsed: there, output could be typed.
fn unset(toml: &str) -> Option<Fault> {
    let mut start = 0;
    for line in toml.split_inclusive('\n') {
        let setting = line.trim();
        if setting.starts_with('#') || ["\"\"\"", "'''"].iter().any(|sign| setting.contains(sign)) {
            let fault = Fault::new("a line of TOML that sets nothing");
            let help = "write comments as text, or behind a setting; long texts are in files";
            return Some(fault.help(help).at(start..start + line.trim_end().len()));
        }
        start += line.len();
    }
    None
}

/// Why something must not be typed.
fn untyped(language: &str) -> Fault {
    match language {
        "console" | "text" => Fault::new("output that no command recorded").help(
            "include a file from `output/`; a `console` fence with only `$ ` lines shows commands",
        ),
        "python" => Fault::new("Python that nothing runs")
            .help("put it into the `twin/` folder of the chapter's crate and include it"),
        "c" | "json" | "markdown" => Fault::new(format!("typed {language} that nothing checks"))
            .help("put it into a file of the chapter's crate and include it"),
        _ => unknown_language(language),
    }
}
