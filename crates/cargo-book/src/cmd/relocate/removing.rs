//! `cargo book remove`: a page with what is below it and its crate. Its address leads elsewhere, and
//! what still names it is listed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::base::files::slashed;
use mdbook_listings::read::page::page_files;
use mdbook_listings::read::workspace::Project;

use super::edits::{Edits, Headings, redirect};
use super::paths::{Moves, paths, resolve};
use super::{Subject, address, ensure_possible};
use crate::build::site;
use crate::cmd::new::summary::without_empty_parts;

pub fn remove_page(root: &Path, name: &str, to: &str) -> Result<()> {
    let project = site::load(root)?.project;
    let subject = Subject::find(&project, name)?;
    let to = Subject::find(&project, to).context("`--to` says where its address leads")?;
    let what = format!("`{}` cannot be removed", subject.name);
    ensure_possible(&what, &obstacles(&project, &subject, &to))?;
    let gone = subject.paths(&project);
    let is_gone = |path: &Path| gone.iter().any(|gone| path.starts_with(gone));
    let mut edits = Edits::read(&project);
    edits.new.retain(|file, _| !is_gone(file));
    let summary = project.settings.src.join("SUMMARY.md");
    let own = [format!("]({}.md)", subject.name), format!("]({}/", subject.name)];
    let stays = |line: &&str| !own.iter().any(|own| line.contains(own));
    edits.edit(&summary, |text| {
        let rest: String = text.split_inclusive('\n').filter(stays).collect();
        without_empty_parts(&rest)
    });
    let pages = page_files(&project).into_iter().filter(|page| is_gone(page));
    let target = address(&project, &to.page(&project));
    let led: Vec<(String, String)> =
        pages.map(|page| (address(&project, &page), target.clone())).collect();
    edits.edit(Path::new("book.toml"), |settings| redirect(settings, &led, Headings::Gone));
    if let Some(package) = subject.package {
        let profiles = |text: &str| without_profiles(text, &package.name);
        edits.edit(Path::new("Cargo.toml"), profiles);
    }
    let left = mentions(&project, &subject, &edits, &gone);
    edits.apply(&Moves::default())?;
    for path in &gone {
        delete(&project.root.join(path)).with_context(|| path.display().to_string())?;
    }
    report(&subject, &gone, &left);
    Ok(())
}

/// All that stands in the way.
fn obstacles(project: &Project, subject: &Subject, to: &Subject) -> Vec<String> {
    let mut wrong = Vec::new();
    if to.name == subject.name || to.name.starts_with(&format!("{}/", subject.name)) {
        wrong.push(format!("`--to {}` is removed with it", to.name));
    }
    let Some(own) = subject.package else { return wrong };
    for other in &project.packages {
        let uses = project.closure(other).iter().any(|used| used.dir == own.dir);
        if uses && !other.dir.starts_with(&own.dir) {
            wrong.push(format!("the crate in {} depends on it", slashed(&other.dir)));
        }
    }
    wrong
}

/// `FILE:LINE` of every text that still names what is gone.
fn mentions(project: &Project, subject: &Subject, edits: &Edits, gone: &[PathBuf]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in &edits.new {
        let folder = file.parent().unwrap_or(Path::new(""));
        let dir = project.owner(file).map(|package| package.dir.as_path());
        let leads = |line: &str| {
            let bases = || [Some(folder), dir].into_iter().flatten();
            let mut targets = paths(line).into_iter().filter_map(|path| {
                bases().find_map(|base| resolve(&project.root, base, &line[path.clone()]))
            });
            targets.any(|target| gone.iter().any(|gone| target.starts_with(gone)))
        };
        let directive = format!(" {}", subject.name);
        let asks = |line: &str| line.contains("{{#") && line.contains(&directive);
        let lines = text.lines().zip(1..).filter(|(line, _)| leads(line) || asks(line));
        found.extend(lines.map(|(_, number)| format!("{}:{number}", slashed(file))));
    }
    found
}

/// A manifest without the profiles of a crate that is gone, and without a comment that was about
/// nothing else.
fn without_profiles(text: &str, name: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_own = line.starts_with("[profile.")
            && line.trim_end().ends_with(&format!(".package.{name}]"));
        if !is_own {
            kept.push(line);
            continue;
        }
        while lines.next_if(|line| !line.is_empty() && !line.starts_with('[')).is_some() {}
        if lines.peek().is_none_or(|next| next.is_empty()) {
            while kept.pop_if(|line| line.starts_with('#')).is_some() {}
            if kept.last().is_some_and(|line| line.is_empty()) {
                lines.next();
            }
        }
    }
    kept.join("\n") + "\n"
}

fn delete(path: &Path) -> std::io::Result<()> {
    if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }
}

fn report(subject: &Subject, gone: &[PathBuf], left: &[String]) {
    let gone: Vec<String> = gone.iter().map(|path| slashed(path)).collect();
    println!("Removed {}: {}", subject.name, gone.join(", "));
    if !left.is_empty() {
        println!("These lines still name it:\n  {}", left.join("\n  "));
    }
    println!("Now:\n  cargo book check\n  git diff");
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profiles_of_a_crate_go_with_it() {
        let text = "[a]\nb = 1\n\n# Why.\n[profile.dev.package.one]\nopt-level = 2\n\n# All.\n\
                    [profile.web.package.one]\nopt-level = 3\n[profile.web.package.two]\nopt-level = 3\n";
        let one = "[a]\nb = 1\n\n# All.\n[profile.web.package.two]\nopt-level = 3\n";
        assert_eq!(super::without_profiles(text, "one"), one);
        assert_eq!(super::without_profiles(text, "on"), text);
    }
}
