//! The parts of an exercise: one file holds task, solution and tests; a reader's attempt is a
//! folder of its own. Pure.
//!
//! ```text
//! exercises/NAME.rs ── split ──▶ statement, hint, task, solution, tests ── cargo book exercise ──▶ tests/attempt_NAME/
//! ```

use super::anchors::without_anchors;
use super::fragments::unchecked;
use super::markdown::{Parsed, parse};
use crate::base::diagnostic::Fault;

/// An exercise, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The `//!` text, up to the hint.
    pub statement: String,
    pub hint: String,
    /// What a reader completes, and how we would.
    pub task: String,
    pub solution: String,
    /// Everything else; it speaks of `answer`, a module that it declares.
    pub tests: String,
}

impl Parts {
    /// Statement and hint as Markdown, in which nothing may need a check.
    pub fn parse_prose(&self) -> Result<Parsed, Fault> {
        if self.statement.trim().is_empty() {
            let fault = Fault::new("the exercise has no statement");
            return Err(fault.help("begin the file with `//!` lines that say what to do"));
        }
        let prose = format!("{}\n\n{}", self.statement, self.hint);
        let parsed = parse(&prose);
        let directive = parsed.directives.first().map(|_| Fault::new("a directive"));
        match directive.or_else(|| unchecked(&prose, &parsed)) {
            Some(fault) => {
                let message = format!("in the statement of an exercise: {}", fault.message);
                Err(Fault::new(message).help("write it on the page, before or after the exercise"))
            }
            None => Ok(parsed),
        }
    }
}

/// Takes an exercise's file apart.
pub fn split(text: &str) -> Result<Parts, Fault> {
    let (statement, hint) = statement(text);
    let (task, rest) = without_module(text, "#[cfg(feature = \"attempt\")]")?;
    let (solution, rest) = without_module(&rest, "#[cfg(not(feature = \"attempt\"))]")?;
    let code =
        rest.lines().skip_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join("\n");
    let code = without_anchors(&code);
    let tests = format!("#![cfg(feature = \"attempt\")]\n\nmod answer;\n\n{}\n", code.trim());
    let [task, solution, tests] = [task, solution, tests].map(|code| one_folder_deeper(&code));
    Ok(Parts { statement, hint, task, solution, tests })
}

/// The statement, and the hint that begins with `Hint:`.
pub fn statement(text: &str) -> (String, String) {
    let lines = text
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .map(|line| line[3..].strip_prefix(' ').unwrap_or(&line[3..]));
    let all = lines.collect::<Vec<_>>().join("\n");
    match all.find("Hint:") {
        Some(at) => (all[..at].trim().to_owned(), all[at + 5..].trim().to_owned()),
        None => (all.trim().to_owned(), String::new()),
    }
}

/// The content of `mod answer` under a condition, and the text without that module.
fn without_module(text: &str, condition: &str) -> Result<(String, String), Fault> {
    let opening = format!("{condition}\nmod answer {{\n");
    let found = text.find(&opening).and_then(|start| {
        let body = start + opening.len();
        // rustfmt ends a module at the margin
        Some((start, body, body + text[body..].find("\n}\n")?))
    });
    let (start, body, end) = found.ok_or_else(|| {
        Fault::new(format!("an exercise without `{condition} mod answer {{ … }}`"))
            .help("the task and the solution are two modules of that name, one for each condition")
    })?;
    Ok((without_anchors(&text[body..=end]), text[..start].to_owned() + &text[end + 3..]))
}

/// What a file in `exercises/` includes lies one folder further up for a file in
/// `tests/attempt_NAME/`.
fn one_folder_deeper(code: &str) -> String {
    code.replace("(\"../", "(\"../../").replace("= \"../", "= \"../../")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "//! **Double.**\n//!\n//! Hint: add.\n\n#[cfg(feature = \"attempt\")]\nmod answer {\n    \
        // ANCHOR: task\n    pub fn double(n: i32) -> i32 {\n        todo!(\"{n}\")\n    }\n    \
        // ANCHOR_END: task\n}\n\n\
        #[cfg(not(feature = \"attempt\"))]\nmod answer {\n    // ANCHOR: solution\n    pub fn double(n: i32) -> i32 {\n        \
        2 * n\n    }\n    // ANCHOR_END: solution\n}\n\n// ANCHOR: tests\n#[test]\nfn two() {\n    \
        let _ = include_str!(\"../src/lib.rs\");\n    assert_eq!(answer::double(2), 4);\n}\n// ANCHOR_END: tests\n";

    #[test]
    fn an_attempt_is_a_folder_of_its_own() {
        let parts = split(FILE).expect("an exercise");
        assert_eq!((parts.statement.as_str(), parts.hint.as_str()), ("**Double.**", "add."));
        assert_eq!(parts.task, "pub fn double(n: i32) -> i32 {\n    todo!(\"{n}\")\n}\n");
        assert_eq!(parts.solution, "pub fn double(n: i32) -> i32 {\n    2 * n\n}\n");
        assert_eq!(
            parts.tests,
            "#![cfg(feature = \"attempt\")]\n\nmod answer;\n\n#[test]\nfn two() {\n    let _ = \
             include_str!(\"../../src/lib.rs\");\n    assert_eq!(answer::double(2), 4);\n}\n"
        );
    }

    #[test]
    fn a_file_without_its_solution_is_reported() {
        let fault = split(&FILE.replace("not(feature", "all(feature")).expect_err("no solution");
        assert!(fault.message.contains("#[cfg(not(feature = \"attempt\"))]"), "{fault:?}");
    }
}
