//! `cargo book move`: a page with what is below it and its crate, to another part or name.

use std::path::{Path, PathBuf};

use anyhow::Result;
use mdbook_listings::base::files::{has_extension, slashed};
use mdbook_listings::read::package::Package;
use mdbook_listings::read::page::page_files;
use mdbook_listings::read::record::Record;
use mdbook_listings::read::workspace::Project;

use super::edits::{Edits, Headings, redirect};
use super::paths::{Moves, replace_where, replace_word};
use super::{Subject, address, ensure_possible};
use crate::build::site;
use crate::chapter;
use crate::cmd::new::{self, summary};
use crate::cmd::{measure, write_file};

pub fn move_page(root: &Path, from: &str, to: &str, new_part: bool) -> Result<()> {
    let project = site::load(root)?.project;
    let subject = Subject::find(&project, from)?;
    let to = full_name(&project, &subject, to);
    let what = format!("`{}` cannot move to `{to}`", subject.name);
    ensure_possible(&what, &obstacles(&project, &subject, &to, new_part))?;
    let target = |path: &PathBuf| {
        let text = slashed(path).replacen(&subject.name, &to, 1);
        (path.clone(), PathBuf::from(text))
    };
    let moves = Moves(subject.paths(&project).iter().map(target).collect());
    let mut edits = Edits::read(&project);
    rename_paths(&project, &moves, &mut edits);
    rename_words(&project, &subject, &to, &mut edits);
    list(&project, &subject, &to, &mut edits);
    let pages = page_files(&project).into_iter().filter(|page| moves.of(page) != *page);
    let led = pages.map(|page| (address(&project, &page), address(&project, &moves.of(&page))));
    let led: Vec<(String, String)> = led.collect();
    edits.edit(Path::new("book.toml"), |settings| redirect(settings, &led, Headings::Kept));
    let count = edits.changed().count();
    let current = current_records(&project);
    edits.apply(&moves)?;
    carry_over(root, &current.iter().map(|file| moves.of(file)).collect::<Vec<_>>())?;
    println!("Moved {} to {to}, and edited {count} files. Now:", subject.name);
    println!("  cargo fmt --all\n  cargo book check\n  cargo book test {to}\n  git diff");
    Ok(())
}

/// A name in any form; one word alone is a new name in the same part, or below the same chapter.
fn full_name(project: &Project, subject: &Subject, to: &str) -> String {
    let short = chapter::short_name(project, to);
    match (short.contains('/'), subject.name.rsplit_once('/')) {
        (false, Some((above, _))) => format!("{above}/{short}"),
        _ => short,
    }
}

/// All that stands in the way.
fn obstacles(project: &Project, subject: &Subject, to: &str, new_part: bool) -> Vec<String> {
    if to == subject.name {
        return vec!["it is there already".to_owned()];
    }
    let depth = |name: &str| name.split('/').count();
    let mut wrong = Vec::new();
    let mut note = |found: Result<()>| wrong.extend(found.err().map(|error| error.to_string()));
    note(new::ensure_name(to));
    if depth(&subject.name) != depth(to) {
        note(Err(anyhow::anyhow!(
            "a chapter stays a chapter, PART/CHAPTER, and a page below one stays below one, \
             PART/CHAPTER/PAGE: only a chapter has a crate"
        )));
    }
    let (above, slug) = to.rsplit_once('/').unwrap_or(("", to));
    let src = &project.settings.src;
    match depth(to) {
        2 => note(new::ensure_part(project, above, new_part)),
        _ if project.root.join(src.join(format!("{above}.md"))).is_file() => {}
        _ => note(Err(anyhow::anyhow!("no page {}", slashed(&src.join(format!("{above}.md")))))),
    }
    if subject.package.is_some_and(|package| package.name != slug) {
        note(new::ensure_crate_name(project, slug));
    }
    let examples = project.settings.examples.join(to);
    for path in [src.join(format!("{to}.md")), src.join(to), examples] {
        note(new::ensure_absent(&project.root, &path));
    }
    wrong
}

/// Includes, links, dependencies and whatever else leads from file to file.
fn rename_paths(project: &Project, moves: &Moves, edits: &mut Edits) {
    let files: Vec<PathBuf> = edits.new.keys().cloned().collect();
    for file in files {
        let dir = project.owner(&file).map(|package| package.dir.as_path());
        edits.edit(&file, |text| moves.rewrite(&project.root, &file, dir, text));
    }
}

/// What names the page and its crate in commands, directives, manifests and code.
fn rename_words(project: &Project, subject: &Subject, to: &str, edits: &mut Edits) {
    let slug = to.rsplit('/').next().unwrap_or(to);
    let renamed = subject.package.filter(|package| package.name != slug);
    let files: Vec<PathBuf> = edits.new.keys().cloned().collect();
    for file in files {
        edits.edit(&file, |text| {
            let mut text = text.to_owned();
            for folder in [&project.settings.examples, &project.settings.src] {
                let [from, to] = [&subject.name, to].map(|name| slashed(&folder.join(name)));
                text = replace_word(&text, &from, &to, "./", "");
            }
            text = replace_word(&text, &subject.name, to, "./", ".");
            match renamed {
                Some(package) => rename_crate(project, package, slug, &file, text),
                None => text,
            }
        });
    }
}

/// A crate's name in one file: in commands everywhere, as a key in manifests, as a path in Rust.
fn rename_crate(
    project: &Project,
    package: &Package,
    new: &str,
    file: &Path,
    text: String,
) -> String {
    let old = package.name.as_str();
    let mut text = text;
    for (web, dir) in [("", package.dir.clone()), ("-web", package.dir.join("web"))] {
        let [old, new] = [old, new].map(|name| format!("{name}{web}"));
        for option in ["--package", "-p"] {
            let [from, to] = [&old, &new].map(|name| format!("{option} {name}"));
            text = replace_word(&text, &from, &to, "", "");
        }
        if file == dir.join("Cargo.toml") {
            // the first name is that of the package; programs and measurements keep theirs
            let [from, to] = [&old, &new].map(|name| format!("\nname = \"{name}\"\n"));
            text = text.replacen(&from, &to, 1);
        }
        if file.ends_with("Cargo.toml") {
            let line = |line: &str| rename_in_manifest(line, &old, &new);
            text = text.split_inclusive('\n').map(line).collect();
        }
    }
    let owner = project.owner(file);
    let uses = owner.is_some_and(|owner| project.closure(owner).iter().any(|one| one.name == *old));
    let [old, new] = [old, new].map(|name| name.replace('-', "_"));
    // a module of the same name is not the crate
    if !uses || !has_extension(file, "rs") || text.contains(&format!("mod {old}")) {
        return text;
    }
    let ends_name = |rest: &str| ["::", ";", " as "].iter().any(|end| rest.starts_with(end));
    replace_where(&text, &old, &new, ":.", ends_name)
}

/// `old = { path = … }`, `old.workspace`, `[profile.dev.package.old]`.
fn rename_in_manifest(line: &str, old: &str, new: &str) -> String {
    let is_key = line.strip_prefix(old).is_some_and(|rest| rest.starts_with([' ', '.', '=']));
    match line.starts_with("[profile.") || is_key {
        true => replace_word(line, old, new, "", ""),
        false => line.to_owned(),
    }
}

/// The entries in the summary: in the same place, or at the end of another part or chapter.
fn list(project: &Project, subject: &Subject, to: &str, edits: &mut Edits) {
    let above = |name: &str| name.rsplit_once('/').map(|(above, _)| above.to_owned());
    if above(&subject.name) == above(to) {
        return;
    }
    let path = project.settings.src.join("SUMMARY.md");
    let is_own =
        |line: &&str| line.contains(&format!("]({to}.md)")) || line.contains(&format!("]({to}/"));
    edits.edit(&path, |text| {
        let (own, others): (Vec<&str>, Vec<&str>) = text.lines().partition(is_own);
        let others = others.join("\n") + "\n";
        let part = to.split('/').next().unwrap_or(to);
        let listed = match to.split('/').count() {
            2 => summary::add_chapter(&others, part, &own.join("\n")),
            _ => {
                let above = PathBuf::from(format!("{}.md", above(to).unwrap_or_default()));
                summary::add_line_below(&others, &above, &own.concat()).unwrap_or(text.to_owned())
            }
        };
        summary::without_empty_parts(&listed)
    });
}

/// The measurements that hold for the code as it is.
fn current_records(project: &Project) -> Vec<PathBuf> {
    let is_current =
        |file: &PathBuf| project.measurement(file).is_ok_and(|record| record.changed.is_empty());
    let packages = project.example_packages();
    packages.flat_map(|package| measure::records(project, package)).filter(is_current).collect()
}

/// What was measured is the same code under another name, so its measurements hold for it.
fn carry_over(root: &Path, records: &[PathBuf]) -> Result<()> {
    let project = site::load(root)?.project;
    for file in records {
        let (Ok(record), Some(package)) = (project.measurement(file), project.owner(file)) else {
            continue;
        };
        if !record.changed.is_empty() {
            let sources = project.hash_code(package, &record.name);
            let renamed = Record { sources, ..Record::clone(&record) };
            let text = serde_json::to_string_pretty(&renamed)? + "\n";
            write_file(&project.root, file, &text)?;
        }
    }
    Ok(())
}
