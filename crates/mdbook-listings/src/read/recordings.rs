//! The recordings of a crate: each belongs to the one run that makes it.
//!
//! | recording | made by |
//! |---|---|
//! | `output/NAME.txt` | the program of its crate that its first line names |
//! | `twin/NAME.txt` | `twin/NAME.py`, which its first line names |
//! | `NAME.stderr` | the compiler, when trybuild gives it `NAME.rs` |

use std::path::{Path, PathBuf};

use super::models::check_argument;
use super::package::Package;
use super::workspace::{Problem, Project};
use crate::base::diagnostic::Fault;
use crate::base::files::{Walk, files_below, has_extension, slashed};
use crate::base::suggest::did_you_mean;

/// What makes a recording.
#[derive(Debug, Clone)]
pub enum Maker {
    Program(Program),
    Twin(PathBuf),
    Compiler,
}

/// A program that a recording names.
#[derive(Debug, Clone)]
pub struct Program {
    pub bin: String,
    pub release: bool,
    pub arguments: Vec<String>,
}

/// The recordings of a crate, and all that is where only recordings are. What is hidden or a link
/// is neither run nor shown.
pub fn recordings(project: &Project, package: &Package) -> Vec<PathBuf> {
    let mut files = files_below(&project.root, &package.dir, Walk::Authored);
    files.retain(|file| {
        let is_in = |folder: &str| file.starts_with(package.dir.join(folder));
        let is_own = project.owner(file).is_some_and(|owner| owner.dir == package.dir);
        let of_twin = is_in("twin") && !has_extension(file, "py");
        is_own && (is_in("output") || of_twin || has_extension(file, "stderr"))
    });
    files
}

/// What makes a file that is said to be a recording.
pub fn maker(project: &Project, file: &Path) -> Result<Maker, Problem> {
    let unmade = || {
        let help = "recordings are `output/*.txt`, `twin/*.txt` and the `.stderr` of a program that must not compile";
        Fault::new(format!("{} is not a recording", slashed(file))).help(help)
    };
    let package = project.owner(file).ok_or_else(unmade)?;
    let is_in = |folder: &str| file.parent() == Some(&package.dir.join(folder));
    let text = || project.read(file).map_err(Problem::Elsewhere);
    let found = if has_extension(file, "stderr") {
        return match project.origin(&file.with_extension("rs")) {
            Some(origin) if origin.compile_fail => Ok(Maker::Compiler),
            _ => Err(unmade().into()),
        };
    } else if is_in("output") && has_extension(file, "txt") {
        Maker::Program(Program::parse(package, &text()?.text)?)
    } else if is_in("twin") && has_extension(file, "txt") {
        Maker::Twin(twin(project, file, &text()?.text)?)
    } else {
        return Err(unmade().into());
    };
    match wildcard_fault(&text()?.text) {
        Some(fault) => Err(Problem::Elsewhere(fault.in_file(file))),
        None => Ok(found),
    }
}

/// The script that makes the recording of a twin.
fn twin(project: &Project, file: &Path, text: &str) -> Result<PathBuf, Fault> {
    let script = file.with_extension("py");
    let name = slashed(&script);
    if !project.root.join(&script).is_file() {
        let fault = Fault::new(format!("no twin {name} makes this recording"));
        return Err(fault.help("a recording and its twin have the same name"));
    }
    match split_recording(text) {
        Some((command, _)) if command == format!("python {name}") => Ok(script),
        _ => Err(Fault::new("the first line of this recording is not its command")
            .help(format!("write `$ python {name}`"))),
    }
}

/// The command of a recording, and the rest.
pub fn split_recording(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    Some((first.strip_prefix("$ ")?, rest))
}

/// Replaces in a recording what may vary; readers see it.
pub const WILDCARD: &str = "[..]";
/// So many letters and digits make a line that not every other line matches.
const LEAST_KEPT: usize = 2;

/// A line that matches nearly every other one, so that no lie would break it.
fn wildcard_fault(text: &str) -> Option<Fault> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let parts: Vec<&str> = line.split(WILDCARD).collect();
        let kept = parts.iter().flat_map(|part| part.chars()).filter(|c| c.is_alphanumeric());
        if parts.len() > 2 || (parts.len() == 2 && kept.count() < LEAST_KEPT) {
            let span = start..start + line.trim_end().len();
            let fault = Fault::new(format!("`{WILDCARD}` leaves too little of this line")).at(span);
            return Some(fault.help(format!(
                "keep one `{WILDCARD}` and {LEAST_KEPT} letters or digits, or let the program print \
                 what is the same in every run"
            )));
        }
        start += line.len();
    }
    None
}

impl Program {
    /// Reads `$ cargo run [--release] --package P --bin B [-- ARGUMENTS]`.
    pub fn parse(package: &Package, recording: &str) -> Result<Self, Fault> {
        let malformed = || {
            let form = format!("$ cargo run --package {} --bin NAME", package.name);
            Fault::new("the first line of this recording is not its command")
                .help(format!("write `{form}`; `--release` and `-- ARGUMENTS` may be added"))
        };
        let (command, _) = split_recording(recording).ok_or_else(malformed)?;
        refuse_shell(command)?;
        let (cargo, arguments) = command.split_once(" -- ").unwrap_or((command, ""));
        let mut words = cargo.split_whitespace();
        if (words.next(), words.next()) != (Some("cargo"), Some("run")) {
            return Err(malformed());
        }
        let (mut name, mut bin, mut release) = (None, None, false);
        while let Some(word) = words.next() {
            match word {
                "--package" | "-p" => name = words.next(),
                "--bin" => bin = words.next(),
                "--release" => release = true,
                _ => return Err(malformed()),
            }
        }
        let (Some(name), Some(bin)) = (name, bin) else { return Err(malformed()) };
        find_program(package, name, bin)?;
        let arguments: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
        arguments.iter().try_for_each(|word| check_argument(package, word))?;
        Ok(Self { bin: bin.into(), release, arguments })
    }
}

/// The command is split at spaces, so that it means the same in every shell.
fn refuse_shell(command: &str) -> Result<(), Fault> {
    let special = command.chars().find(|c| "\"'$*?[]{}|&;<>()#`~\\!".contains(*c));
    let Some(special) = special else { return Ok(()) };
    let message = format!("`{special}` in a recorded command, which no shell reads here");
    let help = "move the arguments that need it into the program, so that a reader's shell does \
        the same";
    Err(Fault::new(message).help(help))
}

fn find_program(package: &Package, name: &str, bin: &str) -> Result<(), Fault> {
    if name != package.name {
        let message = format!("this recording is in crate {} and names crate {name}", package.name);
        return Err(Fault::new(message));
    }
    match package.programs().any(|known| known == bin) {
        true => Ok(()),
        false => Err(Fault::new(format!("crate {name} has no program `{bin}`"))
            .help(did_you_mean(bin, package.programs()))),
    }
}
