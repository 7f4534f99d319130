//! `cargo book exercise`: sets an exercise up for a reader's attempt, in a folder that Git ignores,
//! and runs its tests there.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use mdbook_listings::base::diagnostic::Report;
use mdbook_listings::base::files::slashed;
use mdbook_listings::base::suggest::did_you_mean;
use mdbook_listings::book::Book;
use mdbook_listings::read::exercise::{Parts, split};
use mdbook_listings::read::package::Package;
use mdbook_listings::read::page::Shown;
use mdbook_listings::read::workspace::Project;

use super::write_file;
use crate::build::site;
use crate::chapter;
use crate::process::cargo;

/// The file that a reader edits.
const ANSWER: &str = "answer.rs";
const TESTS: &str = "main.rs";

/// What a reader wants of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    SetUp,
    Check,
    Solution,
}

/// Lists the exercises, or does with one what a reader wants.
pub fn exercise(root: &Path, chapter: Option<&str>, name: Option<&str>, wish: Wish) -> Result<()> {
    let project = site::load(root)?.project;
    let package = chapter.map(|chapter| chapter::find_crate(&project, chapter)).transpose()?;
    let (Some(package), Some(name)) = (package, name) else {
        let only = package.map(|package| project.crate_path(package));
        list(&Book::read(project)?, only.as_deref());
        return Ok(());
    };
    let parts = read(&project, package, name)?;
    match wish {
        Wish::SetUp => set_up(&project, package, name, &parts)?,
        Wish::Check => check(&project, package, name, &parts)?,
        Wish::Solution => print!("{}", parts.solution),
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

/// The exercises as a reader meets them: in the order of the book, with their titles.
fn list(book: &Book, only: Option<&str>) {
    let items = book.pages.iter().flat_map(|page| &page.items);
    let exercises = items.filter_map(|item| match &item.shown {
        Shown::Exercise(exercise) => Some(exercise),
        _ => None,
    });
    let wanted = exercises.filter(|exercise| only.is_none_or(|only| exercise.crate_path == only));
    let names = wanted.map(|exercise| {
        let package = book.project.crate_at(&exercise.crate_path).ok();
        let answer = package.map(|package| attempt(package, &exercise.name).join(ANSWER));
        let begun = answer.is_some_and(|answer| book.project.root.join(answer).exists());
        let mark = if begun { "  (begun)" } else { "" };
        let name = format!("{} {}", exercise.crate_path, exercise.name);
        (name, format!("{}{mark}", exercise.title()))
    });
    let names: Vec<(String, String)> = names.collect();
    let width = names.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    names.iter().for_each(|(name, title)| println!("{name:width$}  {title}"));
    if names.is_empty() {
        println!("no page shows an exercise of {}", only.unwrap_or("this book"));
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

/// Writes the tests, and the task where there is no attempt yet.
fn set_up(project: &Project, package: &Package, name: &str, parts: &Parts) -> Result<()> {
    let folder = attempt(package, name);
    let answer = folder.join(ANSWER);
    let begun = project.root.join(&answer).exists();
    write_file(&project.root, &folder.join(TESTS), &parts.tests)?;
    if !begun {
        let task = format!("{}\n{}", header(parts), parts.task);
        write_file(&project.root, &answer, &task)?;
    }
    let command = format!("cargo book exercise {} {name}", project.crate_path(package));
    println!(
        "{} {}. Now:\n  edit that file\n  {command} --check\n  \
         {command} --solution    # shows our solution",
        if begun { "Your attempt is still in" } else { "The task is in" },
        slashed(&answer),
    );
    Ok(())
}

/// Runs the tests on a reader's attempt. They are written again: they may have changed with the
/// book.
fn check(project: &Project, package: &Package, name: &str, parts: &Parts) -> Result<()> {
    let folder = attempt(package, name);
    let command = format!("cargo book exercise {} {name}", project.crate_path(package));
    ensure!(
        project.root.join(folder.join(ANSWER)).exists(),
        "no attempt yet; `{command}` writes the task into {}",
        slashed(&folder.join(ANSWER))
    );
    write_file(&project.root, &folder.join(TESTS), &parts.tests)?;
    let mut cargo = cargo(project);
    // without the feature there would be no tests, and all of them would pass
    cargo.args(["test", "--quiet", "--features", "attempt", "--package", &package.name]);
    let status = cargo.args(["--test", &format!("attempt_{name}")]).status()?;
    ensure!(status.success(), "not solved yet; `{command} --solution` shows our solution");
    println!("Solved: all tests pass on {}", slashed(&folder.join(ANSWER)));
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
