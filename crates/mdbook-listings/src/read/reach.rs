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

/// The files of some packages that count for what some commands run: libraries and what belongs to
/// no program, then each program that a command names, or a file that counts.
pub(super) fn reached_files(
    project: &Project,
    packages: &[&Package],
    commands: &[&str],
) -> BTreeSet<PathBuf> {
    let in_page = commands.iter().any(|command| command.starts_with("page "));
    let mut named: BTreeSet<String> = commands.iter().flat_map(|command| words(command)).collect();
    let (mut reached, mut waiting) = (BTreeSet::new(), Vec::new());
    for package in packages {
        let [source, twin, web] = folders(package);
        let folders = [source, twin].into_iter().chain(in_page.then_some(web));
        for file in folders.flat_map(|folder| files_below(&project.root, &folder, Walk::Authored)) {
            match programs_of(package, &file) {
                programs if programs.is_empty() => reach(project, file, &mut reached, &mut named),
                programs => waiting.push((file, programs)),
            }
        }
    }
    while let Some(at) =
        waiting.iter().position(|(_, programs)| programs.iter().any(|name| named.contains(name)))
    {
        reach(project, waiting.swap_remove(at).0, &mut reached, &mut named);
    }
    reached
}

fn reach(
    project: &Project,
    file: PathBuf,
    reached: &mut BTreeSet<PathBuf>,
    named: &mut BTreeSet<String>,
) {
    let text = project.read(&file).map(|file| file.text.clone()).unwrap_or_default();
    for found in NAMING.captures_iter(&text) {
        named.extend(found.iter().skip(1).flatten().flat_map(|found| words(found.as_str())));
    }
    reached.insert(file);
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
