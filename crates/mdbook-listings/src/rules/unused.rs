//! Anchors and recordings that no page shows: either a page lost them, or they are dead.

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{Walk, files_below, has_extension};
use crate::read::package::Package;
use crate::read::page::Page;
use crate::read::recordings::{maker, recordings};
use crate::read::workspace::Project;

/// Files that pages show, and anchors with their files.
struct Used<'a> {
    files: BTreeSet<&'a Path>,
    anchors: BTreeSet<(&'a Path, &'a str)>,
}

/// What a broken page would show if it were fixed is not known, so the crates that it names are
/// left out.
pub fn check_unused(project: &Project, pages: &[Page]) -> Vec<Diagnostic> {
    let shown = || pages.iter().flat_map(|page| &page.items).map(|item| &item.shown);
    let used = Used {
        files: shown().flat_map(|shown| shown.files()).collect(),
        anchors: shown().filter_map(|shown| Some((shown.file()?, shown.anchor()?))).collect(),
    };
    let broken = || pages.iter().filter(|page| page.is_broken);
    // pages name a demo by its chapter
    let name = |package: &Package| project.crate_path(package).trim_end_matches("/web").to_owned();
    let is_known = |package: &&Package| !broken().any(|page| page.text.contains(&name(package)));
    let packages = project.example_packages().filter(is_known);
    packages.flat_map(|package| check_package(project, package, &used)).collect()
}

fn check_package(project: &Project, package: &Package, used: &Used) -> Vec<Diagnostic> {
    let unshown = recordings(project, package).into_iter();
    let unshown = unshown.filter(|file| !used.files.contains(file.as_path()));
    let unmade = unshown.filter_map(|file| Some((maker(project, &file).err()?, file)));
    let mut found: Vec<Diagnostic> = unmade.map(|(problem, file)| problem.in_file(&file)).collect();
    for file in files_below(&project.root, &package.dir, Walk::Authored) {
        let is_idle = !used.files.contains(file.as_path())
            && found.iter().all(|diagnostic| diagnostic.path != file);
        if let Some(what) = must_be_shown(package, &file).filter(|_| is_idle) {
            let help =
                if what == "demo" { "show it or delete its crate" } else { "show it or delete it" };
            found.push(
                Diagnostic::whole_file(format!("no page shows this {what}"), &file).help(help),
            );
        }
        let is_exercise = file.starts_with(package.dir.join("exercises"));
        let is_code =
            ["rs", "py", "c", "h"].into_iter().any(|extension| has_extension(&file, extension));
        if is_code && !is_exercise {
            found.extend(check_anchors(project, &file, used));
        }
    }
    found
}

/// What a file is to readers, if it has no other purpose than to be shown.
fn must_be_shown(package: &Package, file: &Path) -> Option<&'static str> {
    let inside = file.strip_prefix(&package.dir).ok()?;
    let folder = inside.components().next()?.as_os_str().to_str()?;
    match (folder, file.extension()?.to_str()?) {
        ("output", "txt") | ("measured", "json") | ("exercises", "rs") => Some("file"),
        ("poster.svg", _) => Some("demo"),
        (folder, "stderr") if folder != "exercises" => Some("message"),
        _ => None,
    }
}

fn check_anchors(project: &Project, file: &Path, used: &Used) -> Vec<Diagnostic> {
    let source = match project.read(file) {
        Ok(source) => source,
        Err(diagnostic) => return vec![diagnostic],
    };
    match &source.anchors {
        Err(faults) => faults.iter().map(|fault| fault.clone().in_file(file)).collect(),
        Ok(anchors) => {
            let idle = anchors
                .iter()
                .filter(|anchor| !used.anchors.contains(&(file, anchor.name.as_str())));
            let faults = idle.map(|anchor| {
                let fault = Fault::new(format!("no page includes anchor `{}`", anchor.name));
                fault.at(anchor.span.clone()).help("include it or delete it").in_file(file)
            });
            faults.collect()
        }
    }
}
