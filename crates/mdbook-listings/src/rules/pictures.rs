//! Pictures in the folder of the pages that no page shows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::links::file_of;
use crate::base::diagnostic::Diagnostic;
use crate::read::assets::asset_files;
use crate::read::page::Page;
use crate::read::workspace::Project;

/// A picture that has another fault is left out.
pub fn check_pictures(project: &Project, pages: &[Page], known: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut shown: BTreeSet<PathBuf> = BTreeSet::new();
    for page in pages {
        let embedded = page.items.iter().filter_map(|item| item.shown.embedded());
        let texts = embedded.map(|(_, parsed)| parsed).chain([&page.parsed]);
        let links = texts.flat_map(|parsed| &parsed.links);
        shown.extend(links.filter_map(|link| file_of(&page.path, link)));
    }
    let idle = asset_files(project).into_iter().filter(|file| !shown.contains(file));
    let idle = idle.filter(|file| known.iter().all(|diagnostic| diagnostic.path != *file));
    let unshown = |file| Diagnostic::whole_file("no page shows this file", file);
    idle.map(|file| unshown(file).help("show it or delete it")).collect()
}
