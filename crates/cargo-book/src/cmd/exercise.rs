//! `cargo book exercise`: sets an exercise up for a reader's attempt, in a folder that Git ignores.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use mdbook_listings::base::diagnostic::Report;
use mdbook_listings::base::files::slashed;
use mdbook_listings::base::suggest::did_you_mean;
use mdbook_listings::read::exercise::{Parts, split};
use mdbook_listings::read::package::Package;
use mdbook_listings::read::workspace::Project;

use super::write_file;
use crate::build::site;
use crate::chapter;

/// The file that a reader edits.
const ANSWER: &str = "answer.rs";

/// Lists the exercises, sets one up, or shows our solution of it.
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
    let package = chapter::find_crate(&project, chapter)?;
    let Some(name) = name else {
        list(&project, package);
        return Ok(());
    };
    let parts = read(&project, package, name)?;
    match solution {
        true => print!("{}", parts.solution),
        false => set_up(&project, package, name, &parts)?,
    }
    Ok(())
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

/// Writes the tests again, which may have changed with the book, and the task only where there is
/// no attempt yet.
fn set_up(project: &Project, package: &Package, name: &str, parts: &Parts) -> Result<()> {
    let folder = attempt(package, name);
    let answer = folder.join(ANSWER);
    let begun = project.root.join(&answer).exists();
    write_file(&project.root, &folder.join("main.rs"), &parts.tests)?;
    if !begun {
        let task = format!("{}\n{}", header(parts), parts.task);
        write_file(&project.root, &answer, &task)?;
    }
    println!(
        "{} {}. Now:\n  edit that file\n  cargo test --package {} --test attempt_{name} --features attempt\n  \
         cargo book exercise {} {name} --solution    # shows our solution",
        if begun { "Your attempt is still in" } else { "The task is in" },
        slashed(&answer),
        package.name,
        project.crate_path(package),
    );
    Ok(())
}

/// Statement and hint, as the comment at the top of a file.
fn header(parts: &Parts) -> String {
    let mut text = parts.statement.clone();
    if !parts.hint.is_empty() {
        text += &format!("\n\nHint: {}", parts.hint);
    }
    text.lines().map(|line| format!("//! {line}").trim_end().to_owned() + "\n").collect()
}
