//! Markdown that pages share: included files, with what they include themselves.

use std::path::{Path, PathBuf};

use super::directives::Kind;
use super::markdown::{Parsed, parse};
use super::workspace::{Problem, Project};
use crate::base::diagnostic::Fault;
use crate::base::files::{has_extension, slashed};

/// What may be typed into a page: nobody takes it for code that was tested or for what it printed.
pub const TYPED: [&str; 12] = [
    "toml",
    "markdown",
    "md",
    "json",
    "yaml",
    "html",
    "css",
    "javascript",
    "sql",
    "xml",
    "ini",
    "dockerfile",
];

/// The text of a fragment with all that it includes, if nothing in it goes unchecked.
pub fn read_fragment(project: &Project, file: &Path, text: &str) -> Result<String, Fault> {
    if !has_extension(file, "md") {
        let fault = Fault::new(format!("{} is included outside of a fence", slashed(file)));
        return Err(fault.help("put the include into a fence with the file's language"));
    }
    let text = expand(project, file, text, &mut vec![file.to_path_buf()])?;
    match unchecked(&text, &parse(&text)) {
        Some(found) => {
            let fault = Fault::new(format!("{} holds {found}", slashed(file)));
            Err(fault.help("write it on the page, before or after the include"))
        }
        None => Ok(text.trim_end().to_owned()),
    }
}

/// Includes inside an included Markdown file, with cycles refused.
fn expand(
    project: &Project,
    file: &Path,
    text: &str,
    stack: &mut Vec<PathBuf>,
) -> Result<String, Fault> {
    let inside = |fault: Fault| {
        let message = format!("{}: {}", slashed(file), fault.message);
        Fault { message, span: None, ..fault }
    };
    let parsed = parse(text);
    if let Some(fault) = parsed.faults.into_iter().next() {
        return Err(inside(fault));
    }
    let mut out = text.to_owned();
    for directive in parsed.directives.iter().rev() {
        let Kind::Include { path, selection } = &directive.kind else {
            return Err(inside(Fault::new("an included file may only include")));
        };
        let inner = project.resolve(file, path).map_err(inside)?;
        if !has_extension(&inner, "md") {
            let fault = Fault::new(format!("{} is not Markdown", slashed(&inner)));
            return Err(inside(fault.help("show it on the page, before or after the include")));
        }
        if stack.contains(&inner) {
            let chain: Vec<String> =
                stack.iter().chain([&inner]).map(|path| slashed(path)).collect();
            return Err(Fault::new("includes run in a circle").help(chain.join(" → ")));
        }
        let excerpt = project.excerpt(&inner, selection).map_err(|found| inside(first(found)))?;
        stack.push(inner.clone());
        let expanded = expand(project, &inner, &excerpt.text, stack)?;
        stack.pop();
        out.replace_range(directive.span.clone(), expanded.trim_end());
    }
    Ok(out)
}

/// A file has at least one problem if it has any.
fn first(problems: Vec<Problem>) -> Fault {
    match problems.into_iter().next() {
        Some(Problem::Here(fault)) => fault,
        Some(Problem::Elsewhere(diagnostic)) => {
            Fault { message: diagnostic.message, span: None, help: diagnostic.help }
        }
        None => Fault::new("it cannot be read"),
    }
}

/// What is wrong with Markdown that was taken from a file, where no fence is checked.
pub fn unchecked(text: &str, parsed: &Parsed) -> Option<String> {
    let is_typed = |language: &&str| TYPED.contains(&language.to_lowercase().as_str());
    let mut languages = parsed.fences.iter().map(|fence| fence.language(text));
    let fence = languages.find(|language| !is_typed(language));
    let fault = parsed.faults.first().map(|fault| fault.message.clone());
    fault.or_else(|| fence.map(|language| format!("a fence of `{language}` that nothing checks")))
}
