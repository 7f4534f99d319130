//! What the site is made of beside the text of pages: pictures of known kinds, under names that
//! nothing else has. Links lead nowhere, not even to a file that is allowed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::html::check_svg;
use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{Oddity, oddities, slashed};
use crate::read::assets::{GENERATED, KINDS, asset_files};
use crate::read::page::page_files;
use crate::read::workspace::Project;

pub fn check_assets(project: &Project) -> Vec<Diagnostic> {
    let (assets, pages) = (asset_files(project), page_files(project));
    let mut found = check_oddities(project);
    found.extend(assets.iter().flat_map(|file| check_asset(project, file)));
    let files: Vec<&PathBuf> = pages.iter().chain(&assets).collect();
    found.extend(files.iter().filter_map(|file| check_name(project, file)));
    found.extend(check_collisions(project, &files));
    found
}

/// Links, special files and unreadable names in the folders that pages and the site are made of.
fn check_oddities(project: &Project) -> Vec<Diagnostic> {
    let settings = &project.settings;
    let folders = [&settings.src, &settings.examples].into_iter().chain(&settings.theme);
    let found = folders.flat_map(|folder| oddities(&project.root, folder));
    let diagnostics = found.map(|(path, oddity)| {
        let (message, help) = match oddity {
            Oddity::Link => ("this is a symbolic link", "put the file itself in its place"),
            Oddity::Special => ("this is neither a file nor a folder", "delete it"),
            Oddity::Name => ("this name is not UTF-8 or has control characters in it", "rename it"),
        };
        Diagnostic::whole_file(message, path).help(help)
    });
    diagnostics.collect()
}

/// A picture is of a known kind, is what its name says, and runs nothing.
fn check_asset(project: &Project, file: &Path) -> Vec<Diagnostic> {
    let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    let kinds = KINDS.map(|(kind, _)| kind);
    let Some((_, beginning)) = KINDS.iter().find(|(known, _)| *known == kind) else {
        let help = match kind.to_lowercase().as_str() {
            "md" | "markdown" => "let its name end in .md".to_owned(),
            lower if kinds.contains(&lower) => format!("let its name end in .{lower}"),
            _ => {
                let src = project.settings.src.display();
                format!("{src}/ holds pages, and pictures that end in .{}", kinds.join(", ."))
            }
        };
        let stranger = Diagnostic::whole_file("this is neither a page nor a picture", file);
        return vec![stranger.help(help)];
    };
    if kind == "svg" {
        return match project.read(file) {
            Ok(source) => {
                let faults = check_svg(&source.text).into_iter().chain(nameless(&source.text));
                faults.map(|fault| fault.in_file(file)).collect()
            }
            Err(diagnostic) => vec![diagnostic],
        };
    }
    let message = match std::fs::read(project.root.join(file)) {
        Ok(bytes) if bytes.starts_with(beginning) => return Vec::new(),
        Ok(_) => format!("this is not a .{kind}"),
        Err(error) => error.to_string(),
    };
    vec![Diagnostic::whole_file(message, file).help("save the picture again in this format")]
}

/// In a page a drawing needs no name for its language; as a file it is not drawn without.
fn nameless(svg: &str) -> Option<Fault> {
    let is_named = svg.contains("xmlns=\"http://www.w3.org/2000/svg\"");
    let fault = Fault::new("browsers do not show this file as a picture");
    let help = "write `<svg xmlns=\"http://www.w3.org/2000/svg\" …>`";
    (!is_named).then(|| fault.help(help))
}

/// Names that are addresses as they are, on every machine, and that nothing of the site has.
fn check_name(project: &Project, file: &Path) -> Option<Diagnostic> {
    let inside = file.strip_prefix(&project.settings.src).ok()?;
    let is_plain = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    let is_tidy = |part: &str| part.chars().all(is_plain) && part.trim_matches([' ', '.']) == part;
    let folders = inside.parent().unwrap_or(Path::new("")).iter();
    let is_folder = |part: &str| !part.contains('.');
    let names: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).collect();
    if !names.iter().all(|part| is_tidy(part))
        || !folders.filter_map(|part| part.to_str()).all(is_folder)
    {
        let diagnostic = Diagnostic::whole_file("this name cannot be an address", file);
        return Some(diagnostic.help("use letters, digits and `-`; a folder has no `.` in it"));
    }
    let first = names.first()?.to_lowercase();
    let stem = first.split('.').next().unwrap_or_default();
    let generated = GENERATED.iter().find(|name| {
        stem == **name || stem.strip_prefix(**name).is_some_and(|rest| rest.starts_with('-'))
    })?;
    let message = format!("the site has its own `{generated}`");
    Some(Diagnostic::whole_file(message, file).help("choose another name"))
}

/// Two files or folders that become one where case does not count.
fn check_collisions(project: &Project, files: &[&PathBuf]) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, &Path> = BTreeMap::new();
    let mut found = Vec::new();
    for file in files {
        let parts = file.ancestors().filter(|part| **part != project.settings.src);
        for part in parts.take_while(|part| part.starts_with(&project.settings.src)) {
            let other = *taken.entry(slashed(part).to_lowercase()).or_insert(part);
            if other != part {
                let (part, other) = (slashed(part), slashed(other));
                let message = format!("`{part}` and `{other}` differ only in their case");
                found.push(Diagnostic::whole_file(message, *file).help("rename one of them"));
            }
        }
    }
    found
}
