//! `cargo book exercise`: lays an exercise out for a reader's attempt, in a folder that Git ignores.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use mdbook_listings::base::diagnostic::{Fault, Report};
use mdbook_listings::base::files::slashed;
use mdbook_listings::base::suggest::did_you_mean;
use mdbook_listings::read::exercise::{Parts, split};
use mdbook_listings::read::package::Package;
use mdbook_listings::read::workspace::Project;

use crate::new::write;
use crate::site;

/// The file that a reader edits.
const ANSWER: &str = "answer.rs";

/// Lists the exercises, lays one out, or shows our solution of it.
pub fn exercise(
    root: &Path,
    chapter: Option<&str>,
    name: Option<&str>,
    solution: bool,
) -> Result<()> {
    let project = site::load(root)?.project;
    let Some(chapter) = chapter else {
        project.example_packages().for_each(|package| list(&project, package));
        return Ok(());
    };
    let package = project.crate_at(chapter).map_err(told)?;
    let Some(name) = name else {
        list(&project, package);
        return Ok(());
    };
    let parts = read(&project, package, name)?;
    match solution {
        true => print!("{}", parts.solution),
        false => lay_out(&project, package, name, &parts)?,
    }
    Ok(())
}

fn told(fault: Fault) -> anyhow::Error {
    anyhow!("{}{}", fault.message, fault.help.map_or_else(String::new, |help| format!("; {help}")))
}

/// The folder of a reader's attempt, relative to the root.
fn attempt(package: &Package, name: &str) -> PathBuf {
    package.dir.join(format!("tests/attempt_{name}"))
}

fn names(package: &Package) -> Vec<&str> {
    package.exercises().filter_map(|target| target.path.file_stem()?.to_str()).collect()
}

fn list(project: &Project, package: &Package) {
    for name in names(package) {
        let begun = project.root.join(attempt(package, name)).join(ANSWER).exists();
        println!("{} {name}{}", project.crate_path(package), if begun { "  (begun)" } else { "" });
    }
}

fn read(project: &Project, package: &Package, name: &str) -> Result<Parts> {
    let names = names(package);
    if !names.contains(&name) {
        let chapter = project.crate_path(package);
        bail!("no exercise `{name}` in {chapter}; {}", did_you_mean(name, names));
    }
    let file = package.dir.join("exercises").join(format!("{name}.rs"));
    let report = |diagnostic| Report::new(&project.root, vec![diagnostic]);
    let text = &project.read(&file).map_err(report)?.text;
    Ok(split(text).map_err(|fault| report(fault.in_file(&file)))?)
}

/// Writes the tests anew, which may have changed with the book, and the task only where there is no attempt yet.
fn lay_out(project: &Project, package: &Package, name: &str, parts: &Parts) -> Result<()> {
    let folder = attempt(package, name);
    let answer = folder.join(ANSWER);
    let begun = project.root.join(&answer).exists();
    write(&project.root, &folder.join("main.rs"), &parts.tests)?;
    if !begun {
        let statement = format!("{}\n\nHint: {}", parts.statement, parts.hint);
        let statement = if parts.hint.is_empty() { &parts.statement } else { &statement };
        let header: String = statement
            .lines()
            .map(|line| format!("//! {line}").trim_end().to_owned() + "\n")
            .collect();
        write(&project.root, &answer, &format!("{header}\n{}", parts.task))?;
    }
    println!(
        "{} {}. Now:\n  edit that file\n  cargo test --package {} --test attempt_{name} --features attempt\n  \
         cargo book exercise {} {name} --solution    # shows ours",
        if begun { "Your attempt stays as it is, in" } else { "The task is in" },
        slashed(&answer),
        package.name,
        project.crate_path(package),
    );
    Ok(())
}
