//! What a command will do to files: planned as a whole, then done as a whole.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::base::files::{Walk, files_below};
use mdbook_listings::read::workspace::Project;

use super::paths::Moves;

/// Files of the book by their old paths, with their old texts and their new ones.
pub struct Edits {
    root: PathBuf,
    old: BTreeMap<PathBuf, String>,
    pub new: BTreeMap<PathBuf, String>,
}

impl Edits {
    /// Reads every text of the book: pages, crates, settings and what names them in the repository.
    pub fn read(project: &Project) -> Self {
        let root = &project.root;
        let folders = [&project.settings.src, &project.settings.examples];
        let mut files: Vec<PathBuf> =
            folders.iter().flat_map(|folder| files_below(root, folder, Walk::Authored)).collect();
        let named = ["book.toml", "Cargo.toml", "README.md", "CONTRIBUTING.md", "DESIGN.md"];
        files.extend(named.map(PathBuf::from));
        let tests = ["tests/browser/lib", "tests/browser/suite", "tests/browser/lighthouse.mjs"];
        files.extend(
            tests.iter().flat_map(|folder| files_below(root, Path::new(folder), Walk::Authored)),
        );
        // pictures and data are no text of ours
        let text =
            |file: PathBuf| Some((file.clone(), std::fs::read_to_string(root.join(file)).ok()?));
        let old: BTreeMap<PathBuf, String> = files.into_iter().filter_map(text).collect();
        Self { root: root.clone(), new: old.clone(), old }
    }

    /// Changes one text.
    pub fn edit(&mut self, file: &Path, change: impl FnOnce(&str) -> String) {
        if let Some(text) = self.new.get_mut(file) {
            *text = change(text);
        }
    }

    /// How many files become others.
    pub fn changed(&self) -> impl Iterator<Item = &PathBuf> {
        self.new
            .iter()
            .filter(|(file, text)| self.old.get(*file) != Some(text))
            .map(|(file, _)| file)
    }

    /// Writes what has changed and moves files; if one of these fails, all are as they were.
    pub fn apply(&self, moves: &Moves) -> Result<()> {
        let changed: Vec<&PathBuf> = self.changed().collect();
        let mut moved = Vec::new();
        let done = changed.iter().try_for_each(|file| self.write(file, &self.new)).and_then(|()| {
            moves.0.iter().try_for_each(|(from, to)| {
                rename(&self.root, from, to)?;
                moved.push((to, from));
                Ok(())
            })
        });
        if done.is_err() {
            // what cannot be undone was not done either
            moved.iter().rev().for_each(|(to, from)| _ = rename(&self.root, to, from));
            changed.iter().for_each(|file| _ = self.write(file, &self.old));
        }
        done
    }

    fn write(&self, file: &Path, texts: &BTreeMap<PathBuf, String>) -> Result<()> {
        let text = texts.get(file).map_or("", String::as_str);
        std::fs::write(self.root.join(file), text).with_context(|| file.display().to_string())
    }
}

fn rename(root: &Path, from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().unwrap_or(Path::new(""));
    let moved = std::fs::create_dir_all(root.join(folder))
        .and_then(|()| std::fs::rename(root.join(from), root.join(to)));
    moved.with_context(|| format!("{} cannot move to {}", from.display(), to.display()))
}

/// Whether a page is at its new address with the headings of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headings {
    Kept,
    Gone,
}

/// The settings with old addresses that lead to pages: each address and where it leads.
pub fn redirect(settings: &str, led: &[(String, String)], headings: Headings) -> String {
    const TABLE: &str = "[output.html.redirect]";
    let mut lines: Vec<String> = settings.lines().map(str::to_owned).collect();
    for (from, to) in led {
        // a page may come back to an address that led away from it
        lines.retain(|line| !line.starts_with(&format!("\"{to}\" = ")));
        // ids of sections that have left the page go where it goes
        let sections = format!("\"{from}#");
        lines.retain(|line| headings == Headings::Kept || !line.starts_with(&sections));
        for line in &mut lines {
            if let Some(id) = line.strip_prefix(&sections) {
                *line = format!("\"{to}#{id}");
            }
            let Some((old, rest)) = line.split_once(&format!(" = \"{from}")) else { continue };
            if rest.starts_with(['"', '#']) {
                let rest = if headings == Headings::Kept { rest } else { "\"" };
                *line = format!("{old} = \"{to}{rest}");
            }
        }
    }
    if !lines.iter().any(|line| line.trim() == TABLE) {
        lines.extend([String::new(), TABLE.to_owned()]);
    }
    let table = lines.iter().position(|line| line.trim() == TABLE).map_or(lines.len(), |at| at + 1);
    let new = led.iter().map(|(from, to)| format!("\"{from}\" = \"{to}\""));
    lines.splice(table..table, new);
    lines.join("\n") + "\n"
}
