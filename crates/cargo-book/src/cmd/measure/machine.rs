//! On what something is measured: the machine, the day and the versions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use mdbook_listings::base::files::{Walk, files_below};
use mdbook_listings::read::fields::is_plain;
use mdbook_listings::read::imports;
use mdbook_listings::read::package::Measure;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::process::{self, Limits};
use mdbook_listings::run::python;

use super::run::{interpreter, runs_python};
use crate::browser;

pub fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown processor", |(_, model)| model.trim());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let name =
        format!("{model}, {cores} cores, {} {}", std::env::consts::OS, std::env::consts::ARCH);
    name.replace(|character| !is_plain(character), " ")
}

/// The versions of all that takes part: compiler, browser, Python and what its scripts import.
pub fn versions(project: &Project, spec: &Measure) -> Result<BTreeMap<String, String>> {
    let mut versions =
        BTreeMap::from([("rustc".to_owned(), version(project, Path::new("rustc"))?)]);
    if spec.subjects.iter().any(|subject| subject.command.starts_with("page ")) {
        let browser = browser::name()?;
        versions.insert("Chromium".to_owned(), version(project, Path::new(&browser))?);
    }
    if runs_python(spec) {
        let python = interpreter(project)?;
        versions.insert("Python".to_owned(), version(project, &python)?);
        let imported = imported(project, spec);
        versions.extend(pinned(project, &imported)?);
        let optional = project.optional_modules();
        let optional = optional.intersection(&imported);
        versions.extend(
            optional.filter_map(|module| Some((module.clone(), python::version(&python, module)?))),
        );
    }
    Ok(versions)
}

/// The second word of what a program prints with `--version`.
fn version(project: &Project, program: &Path) -> Result<String> {
    let mut command = Command::new(program);
    command.arg("--version").current_dir(&project.root);
    let run = process::run(&mut command, Limits::PROGRAM).map_err(anyhow::Error::msg)?;
    Ok(run.stdout.split_whitespace().nth(1).unwrap_or("unknown").to_owned())
}

/// The versions that the lock file pins of the imported modules.
fn pinned(project: &Project, imported: &BTreeSet<String>) -> Result<Vec<(String, String)>> {
    let Some(lock) = &project.settings.python_lock else { return Ok(Vec::new()) };
    let text = std::fs::read_to_string(project.root.join(lock))?;
    let pins = text.lines().filter_map(|line| line.split_once("=="));
    let module = |name: &str| if name == "scikit-learn" { "sklearn" } else { name }.to_owned();
    let pins = pins.filter(|(name, _)| imported.contains(&module(name)));
    let version = |version: &str| version.split_whitespace().next().unwrap_or("").to_owned();
    Ok(pins.map(|(name, pinned)| (name.to_owned(), version(pinned))).collect())
}

/// The modules that the measured scripts, or files beside them, import.
fn imported(project: &Project, spec: &Measure) -> BTreeSet<String> {
    let scripts = spec
        .subjects
        .iter()
        .filter_map(|subject| subject.command.strip_prefix("python ")?.split(' ').next());
    let folders: BTreeSet<&Path> =
        scripts.filter_map(|script| Path::new(script).parent()).collect();
    let files =
        folders.into_iter().flat_map(|folder| files_below(&project.root, folder, Walk::Authored));
    let texts = files.filter_map(|file| std::fs::read_to_string(project.root.join(file)).ok());
    texts.flat_map(|text| imports::modules(&text)).collect()
}
