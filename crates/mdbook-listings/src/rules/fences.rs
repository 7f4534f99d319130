//! What may be typed into a fence: commands, data, and Rust that is tested. All else is included
//! from a file.

use crate::base::diagnostic::Fault;
use crate::read::fragments::TYPED;
use crate::read::markdown::Fence;
use crate::read::page::Page;

const COMMANDS: [&str; 10] = [
    "console",
    "sh",
    "bash",
    "shell",
    "shell-session",
    "shellsession",
    "zsh",
    "fish",
    "powershell",
    "terminal",
];
const OUTPUTS: [&str; 12] = [
    "text",
    "txt",
    "plain",
    "plaintext",
    "plain-text",
    "output",
    "stdout",
    "stderr",
    "log",
    "ansi",
    "none",
    "diff",
];

/// Fences whose content was typed into the page although nothing checks it.
pub fn check_fences(page: &Page) -> Vec<Fault> {
    let parsed = &page.parsed;
    let is_typed = |fence: &&Fence| {
        !parsed.is_faulty(&fence.span) && parsed.directives_in(&fence.body).next().is_none()
    };
    parsed
        .fences
        .iter()
        .filter(is_typed)
        .filter_map(|fence| check_typed(&page.text, fence))
        .collect()
}

fn check_typed(text: &str, fence: &Fence) -> Option<Fault> {
    let (language, body) = (fence.language(text), &text[fence.body.clone()]);
    let lower = language.to_lowercase();
    let is_commands = !body.is_empty() && body.lines().all(|line| line.starts_with("$ "));
    let begins = |starts: &[&str]| {
        starts.iter().any(|start| lower.trim_start_matches(['{', '.']).starts_with(start))
    };
    let (message, help) = match lower.as_str() {
        // snippets have rules of their own
        "rust" if language == "rust" => return None,
        word if TYPED.contains(&word) => return None,
        word if COMMANDS.contains(&word) && is_commands => return None,
        word if COMMANDS.contains(&word) || OUTPUTS.contains(&word) => (
            "output that no command recorded".to_owned(),
            "include a file from `output/`; a `console` fence with only `$ ` lines shows commands"
                .to_owned(),
        ),
        "" => (
            "a fence without a language".to_owned(),
            "write `rust` for code that is tested, `console` for commands, or the language it is"
                .to_owned(),
        ),
        _ if begins(&["rust", "rs"]) => {
            ("Rust that nothing compiles".to_owned(), "write `rust`".to_owned())
        }
        _ if begins(&["py", "ipy"]) => (
            "Python that nothing runs".to_owned(),
            "put it into the `twin/` folder of the chapter's crate and include it".to_owned(),
        ),
        _ => (
            format!("nothing checks a fence of `{language}`"),
            format!("include a file; only {} are typed into a page", TYPED.join(", ")),
        ),
    };
    Some(Fault::new(message).at(fence.opening()).help(help))
}
