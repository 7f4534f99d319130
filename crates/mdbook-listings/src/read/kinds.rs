//! What kind of thing a fence shows, by its language and the file that it includes.

use std::path::Path;

use super::workspace::Project;
use crate::base::diagnostic::Fault;
use crate::base::files::{has_extension, slashed};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FenceKind {
    Listing { compile_fail: bool },
    Recording,
    Excerpt,
}

/// What a fence shows, or why it must not show it.
pub fn fence_kind(project: &Project, language: &str, file: &Path) -> Result<FenceKind, Fault> {
    let extension = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = slashed(file);
    let fault = |message: String, help: &str| Err(Fault::new(message).help(help));
    match (language, extension.as_str()) {
        ("rust", "rs") | ("python", "py") => match project.origin(file) {
            Some(origin) => Ok(FenceKind::Listing { compile_fail: origin.compile_fail }),
            None => Err(unproved(file)),
        },
        ("console" | "text", "txt" | "stderr") if is_recording(project, file) => {
            Ok(FenceKind::Recording)
        }
        ("console" | "text", _) => fault(
            format!("{name} is not a recording"),
            "recordings are `output/*.txt`, `twin/*.txt` and the `.stderr` of a program that must not compile",
        ),
        ("rust" | "python", _) | (_, "rs" | "py") => fault(
            format!("{name} in a `{language}` fence"),
            "the language of the fence and the file must agree",
        ),
        (_, "txt" | "log" | "out" | "stdout" | "stderr" | "") => fault(
            format!("{name} in a `{language}` fence"),
            "what a program printed is recorded in `output/` and shown in a `console` fence",
        ),
        _ => Ok(FenceKind::Excerpt),
    }
}

fn unproved(file: &Path) -> Fault {
    let name = slashed(file);
    if has_extension(file, "py") {
        let fault = Fault::new(format!("nothing runs {name}"));
        return fault.help("Python listings lie in the `twin/` folder of a crate");
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

fn is_recording(project: &Project, file: &Path) -> bool {
    let Some(package) = project.owner(file) else { return false };
    if is_compiler_message(file) {
        return project
            .origin(&file.with_extension("rs"))
            .is_some_and(|origin| origin.compile_fail);
    }
    ["output", "twin"].iter().any(|folder| file.parent() == Some(&package.dir.join(folder)))
}
