//! What a path that a user named means.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::read::page::{Item, Page};
use crate::read::workspace::Project;

/// What is run: everything, or what belongs to one path.
pub struct Scope(Option<Vec<PathBuf>>);

impl Scope {
    /// A page means the crates that it shows, a file for its crate, a recording or a twin for
    /// itself.
    pub fn new(project: &Project, pages: &[Page], only: Option<&Path>) -> Self {
        Self(only.map(|only| paths(project, pages, only)))
    }

    /// Whether nothing can run there.
    pub fn is_empty(&self) -> bool {
        self.0.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether it includes a file or folder, or something inside that folder.
    pub fn includes(&self, path: &Path) -> bool {
        let within = |only: &PathBuf| path.starts_with(only) || only.starts_with(path);
        self.0.as_ref().is_none_or(|paths| paths.iter().any(within))
    }
}

fn paths(project: &Project, pages: &[Page], only: &Path) -> Vec<PathBuf> {
    if let Some(package) = project.owner(only).filter(|package| project.is_example(package)) {
        let folders = ["output", "twin"].map(|folder| package.dir.join(folder));
        let itself = folders.iter().any(|folder| only.starts_with(folder));
        return vec![if itself { only.to_path_buf() } else { package.dir.clone() }];
    }
    let wanted = || pages.iter().filter(|page| page.path.starts_with(only));
    let shown =
        |page: &Page| page.items.iter().map(|item| behind(project, page, item)).collect::<Vec<_>>();
    // a page below a chapter may show nothing of its crate yet
    let own = wanted().filter_map(|page| Some(project.crate_of_page(&page.path)?.dir.clone()));
    let of_pages = wanted().flat_map(shown).chain(own);
    let below = project.example_packages().map(|package| package.dir.clone());
    let below = below.filter(|dir| dir.starts_with(only));
    of_pages.chain(below).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The crate of what a page shows, or the page itself where it shows no file.
fn behind(project: &Project, page: &Page, item: &Item) -> PathBuf {
    let Some(file) = item.shown.file() else { return page.path.clone() };
    project.owner(file).map_or_else(|| file.to_path_buf(), |package| package.dir.clone())
}
