//! The languages of fences: what each may show, and what proves it. A language that is not here
//! proves nothing, so it is refused.
//!
//! | language | shows of a crate | proved by | may be typed |
//! |---|---|---|---|
//! | `rust` | `.rs` | a target that compiles it, or trybuild, which sees it refused | code that runs |
//! | `python` | `twin/*.py` | a run | |
//! | `c` | `.c`, `.h` | the C compiler | |
//! | `console`, `text` | recordings | the run that prints them | in `console`, commands |
//! | `toml` | manifests, `data/*.toml` | a parser | settings |
//! | `json`, `markdown` | `data/*.json`, `data/*.md` | a parser | |

use std::path::Path;

use super::recordings::maker;
use super::workspace::{Problem, Project};
use crate::base::diagnostic::{Fault, Span};
use crate::base::files::{has_extension, slashed};

/// The languages, with the extensions of the files that each shows.
const LANGUAGES: [(&str, &[&str]); 8] = [
    ("rust", &["rs"]),
    ("python", &["py"]),
    ("c", &["c", "h"]),
    ("console", &["txt", "stderr"]),
    ("text", &["txt", "stderr"]),
    ("toml", &["toml"]),
    ("json", &["json"]),
    ("markdown", &["md"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FenceKind {
    Listing { compile_fail: bool },
    Recording,
    Excerpt,
}

/// What a fence shows, or why it must not show it.
pub fn fence_kind(project: &Project, language: &str, file: &Path) -> Result<FenceKind, Problem> {
    let Some((_, extensions)) = LANGUAGES.iter().find(|(known, _)| *known == language) else {
        return Err(unknown_language(language).into());
    };
    let name = slashed(file);
    match language {
        "console" | "text" => maker(project, file).map(|_| FenceKind::Recording),
        _ if !extensions.iter().any(|extension| has_extension(file, extension)) => {
            let fault = Fault::new(format!("{name} in a `{language}` fence"));
            Err(fault.help("the language of the fence and the file must agree").into())
        }
        "c" if project.owner(file).is_some() => Ok(FenceKind::Listing { compile_fail: false }),
        "rust" | "python" => match project.origin(file) {
            Some(origin) => Ok(FenceKind::Listing { compile_fail: origin.compile_fail }),
            None => Err(unproved(file).into()),
        },
        _ if is_data(project, file) => {
            let text = &project.read(file).map_err(Problem::Elsewhere)?.text;
            match data_fault(language, text) {
                Some(fault) => Err(Problem::Elsewhere(fault.in_file(file))),
                None => Ok(FenceKind::Excerpt),
            }
        }
        _ => {
            let fault = Fault::new(format!("nothing checks {name}"));
            Err(fault.help("data that a page shows is in the `data/` folder of a crate").into())
        }
    }
}

/// Why nothing may be shown in a language.
pub fn unknown_language(language: &str) -> Fault {
    if language.is_empty() {
        return Fault::new("a fence without a language").help(
            "write `rust` for code that is tested, `console` for commands, or the language it is",
        );
    }
    let fault = Fault::new(format!("nothing checks a fence of `{language}`"));
    let word = language.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let meant =
        LANGUAGES.iter().find(|(name, extensions)| *name == word || extensions.contains(&word));
    fault.help(match meant {
        Some((name, _)) => format!("did you mean `{name}`?"),
        None => format!(
            "write `console` for commands and outputs; checked languages are {}",
            LANGUAGES.map(|(name, _)| name).join(", ")
        ),
    })
}

fn unproved(file: &Path) -> Fault {
    let name = slashed(file);
    if has_extension(file, "py") {
        let fault = Fault::new(format!("nothing runs {name}"));
        return fault.help("Python listings are in the `twin/` folder of a crate");
    }
    let must_fail = file.components().any(|part| part.as_os_str() == "tests");
    Fault::new(format!("no target compiles {name}")).help(if must_fail {
        "a program that must not compile needs its `.stderr` beside it, which `TRYBUILD=overwrite cargo test` writes"
    } else {
        "declare it with `mod` in a file that is compiled, or as a target in Cargo.toml"
    })
}

/// What the compiler says about a program that it refuses.
pub fn is_compiler_message(file: &Path) -> bool {
    has_extension(file, "stderr")
}

/// What programs read, and the manifests that Cargo and pip read.
fn is_data(project: &Project, file: &Path) -> bool {
    project.owner(file).is_some_and(|package| {
        let manifest = |name: &str| *file == package.dir.join(name);
        file.starts_with(package.dir.join("data"))
            || manifest("Cargo.toml")
            || manifest("pyproject.toml")
    })
}

/// What is wrong with data, if it can be parsed.
pub fn data_fault(language: &str, text: &str) -> Option<Fault> {
    match language {
        "toml" => match toml::from_str::<toml::Table>(text) {
            Ok(table) if table.is_empty() => {
                let fault = Fault::new("TOML without a setting");
                Some(fault.help("comments alone prove nothing: write them as text").at(0..0))
            }
            Ok(_) => None,
            Err(error) => Some(unparsed("TOML", error.message(), error.span().unwrap_or(0..0))),
        },
        "json" => {
            let error = serde_json::from_str::<serde_json::Value>(text).err()?;
            let at = offset(text, error.line(), error.column());
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            Some(unparsed("JSON", message, at..at))
        }
        _ => None,
    }
}

fn unparsed(language: &str, message: &str, span: Span) -> Fault {
    let message = message.trim().replace('\n', ", ");
    let fault = Fault::new(format!("this is not {language}: {message}")).at(span);
    fault.help("only what can be parsed is shown as data; outputs are recorded in `output/`")
}

/// Where a line and a column are, both from 1, the column in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((start + column.saturating_sub(1)).min(text.len()))
}
