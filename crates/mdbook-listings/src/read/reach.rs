//! Which code a measurement depends on: everything that its programs may compile or start, and no
//! other program of the crate. Where that is in doubt, a file counts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use super::package::Package;
use super::workspace::Project;
use crate::base::files::{Walk, files_below, has_extension};

/// A string, or a module that Python imports.
static NAMING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#""([^"\n]*)"|'([^'\n]*)'|\b(?:import|from)\s+(\w+)"#)
        .expect("the pattern is a constant")
});

/// The folders of a package that hold what is measured.
pub(super) fn folders(package: &Package) -> [PathBuf; 3] {
    ["src", "twin", "web/src"].map(|folder| package.dir.join(folder))
}

/// A file of code, as far as it decides what a measurement depends on.
#[derive(Debug)]
pub(super) struct Code {
    file: PathBuf,
    /// Whether only a page runs it.
    in_page: bool,
    /// The programs that it belongs to, if it belongs to nothing else.
    programs: Vec<String>,
    /// What it says that may be the name of a program.
    names: BTreeSet<String>,
}

/// All code of a package that may be measured.
pub(super) fn code_of(project: &Project, package: &Package) -> Vec<Code> {
    let [source, twin, web] = folders(package);
    let folders = [(source, false), (twin, false), (web, true)];
    let files = folders.into_iter().flat_map(|(folder, in_page)| {
        let files = files_below(&project.root, &folder, Walk::Authored).into_iter();
        files.map(move |file| (file, in_page))
    });
    let code = files.map(|(file, in_page)| {
        let (programs, names) = (programs_of(package, &file), names_in(project, &file));
        Code { file, in_page, programs, names }
    });
    code.collect()
}

/// The files of some packages that count for what some commands run: libraries and what belongs to
/// no program, then each program that a command names, or a file that counts.
pub(super) fn reached_files<'c>(
    packages: impl Iterator<Item = &'c [Code]>,
    commands: &[&str],
) -> BTreeSet<&'c Path> {
    let in_page = commands.iter().any(|command| command.starts_with("page "));
    let words: Vec<String> = commands.iter().flat_map(|command| words(command)).collect();
    let mut named: BTreeSet<&str> = words.iter().map(String::as_str).collect();
    let all = packages.flatten().filter(|code| in_page || !code.in_page);
    let (mut reached, mut waiting): (Vec<&Code>, Vec<&Code>) =
        all.partition(|code| code.programs.is_empty());
    named.extend(reached.iter().flat_map(|code| code.names.iter().map(String::as_str)));
    let is_named = |code: &&Code, named: &BTreeSet<&str>| {
        code.programs.iter().any(|name| named.contains(name.as_str()))
    };
    while let Some(at) = waiting.iter().position(|code| is_named(code, &named)) {
        let code = waiting.swap_remove(at);
        named.extend(code.names.iter().map(String::as_str));
        reached.push(code);
    }
    reached.into_iter().map(|code| code.file.as_path()).collect()
}

fn names_in(project: &Project, file: &Path) -> BTreeSet<String> {
    let text = project.read(file).map(|file| file.text.clone()).unwrap_or_default();
    let found = NAMING.captures_iter(&text);
    let found = found.flat_map(|found| found.iter().skip(1).flatten().collect::<Vec<_>>());
    found.flat_map(|found| words(found.as_str())).collect()
}

/// The names of the programs that a file belongs to, if it belongs to nothing else.
fn programs_of(package: &Package, file: &Path) -> Vec<String> {
    if has_extension(file, "py") {
        let stem = file.file_stem().unwrap_or_default();
        return vec![stem.to_string_lossy().into_owned()];
    }
    let owners = package.compiled.get(file).into_iter().flatten();
    let owners: Vec<_> = owners.filter_map(|at| package.targets.get(*at)).collect();
    match owners.iter().all(|target| target.kind == "bin") {
        true => owners.iter().map(|target| target.name.clone()).collect(),
        false => Vec::new(),
    }
}

/// What may be the name of a program, or of a Python file.
fn words(text: &str) -> impl Iterator<Item = String> {
    let is_in_name = |c: char| c.is_alphanumeric() || "_-".contains(c);
    text.split(move |c| !is_in_name(c)).filter(|word| !word.is_empty()).map(str::to_owned)
}
