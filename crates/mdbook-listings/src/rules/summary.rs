//! SUMMARY.md: it lists every page once, and only pages that exist.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::figures::check_figures;
use super::outline::check_outline;
use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{normalize, slashed};
use crate::base::suggest::nearest;
use crate::read::markdown::{Target, parse};
use crate::read::page::page_files;
use crate::read::summary::{page_above, read_entries};
use crate::read::workspace::Project;

/// A book without pages has one error, whatever else follows from it.
pub fn check_pages(project: &Project) -> Option<Diagnostic> {
    let src = &project.settings.src;
    let path = src.join("SUMMARY.md");
    let fault = |message: String| {
        let help = "a book begins with its table of contents; `src` in book.toml names its folder";
        Some(Diagnostic::whole_file(message, &path).help(help))
    };
    let Ok(file) = project.read(&path) else {
        let is_missing = !project.root.join(&path).exists();
        return if is_missing { fault(format!("no file {}", slashed(&path))) } else { None };
    };
    let entries = read_entries(&file.text);
    if entries.is_empty() {
        return fault("SUMMARY.md lists no page".to_owned());
    }
    let is_there = entries.len() == 1
        || entries.iter().any(|entry| project.root.join(src.join(&entry.page)).is_file());
    let elsewhere = || fault(format!("{}/ has none of the pages in SUMMARY.md", slashed(src)));
    if is_there { None } else { elsewhere() }
}

/// What is wrong with the list of pages.
pub fn check_summary(project: &Project) -> Vec<Diagnostic> {
    let src = &project.settings.src;
    let path = src.join("SUMMARY.md");
    let file = match project.read(&path) {
        Ok(file) => file,
        Err(diagnostic) => return vec![diagnostic],
    };
    let files = page_files(project).into_iter();
    let pages = files.filter_map(|file| Some(file.strip_prefix(src).ok()?.to_path_buf())).collect();
    let mut list = List { project, pages, listed: BTreeSet::new() };
    let parsed = parse(&file.text);
    let links = parsed.links.iter().filter(|link| !link.is_image);
    let entries = links.filter_map(|link| match &link.target {
        Target::Address(target) => {
            list.check_entry(target).map(|fault| fault.at(link.span.clone()))
        }
        Target::Undefined(_) => None,
    });
    let faults: Vec<Fault> = entries.collect();
    let faults = faults
        .into_iter()
        .chain(check_outline(&file.text))
        .chain(check_nesting(&file.text))
        .chain(check_figures(&parsed));
    let mut found: Vec<Diagnostic> = faults.map(|fault| fault.in_file(&path)).collect();
    for page in list.pages.iter().filter(|page| !list.listed.contains(*page)) {
        let unlisted = Diagnostic::whole_file("SUMMARY.md does not list this page", src.join(page));
        found.push(unlisted.help("list it or delete it"));
    }
    found
}

/// A page below another one is in its folder: `data/kmeans/faster.md` below `data/kmeans.md`.
fn check_nesting(text: &str) -> Vec<Fault> {
    let entries = read_entries(text);
    let faults = entries.iter().filter_map(|entry| {
        let listed = entry.parent.map(|parent| entries[parent].page.as_path());
        let belongs = page_above(&entry.page, &entries);
        let page = slashed(&entry.page);
        let (message, help) = match (listed, belongs) {
            (listed, belongs) if listed == belongs => return None,
            (Some(above), None) if is_index_of(above, &entry.page) => return None,
            (_, Some(above)) => (
                format!("`{page}` is not listed below `{}`", slashed(above)),
                format!("indent its line below that of `{}`", slashed(above)),
            ),
            (Some(above), None) => (
                format!("`{page}` is listed below `{}` but is not in its folder", slashed(above)),
                format!(
                    "move it to {}/, or do not indent its line",
                    slashed(&above.with_extension(""))
                ),
            ),
            (None, None) => return None,
        };
        Some(Fault::new(message).at(entry.span.clone()).help(help))
    });
    faults.collect()
}

/// Whether a page is the index.md of a folder that another page is in.
fn is_index_of(above: &Path, page: &Path) -> bool {
    let is_index = above.file_stem().is_some_and(|stem| stem == "index");
    is_index && above.parent().is_some_and(|folder| page.starts_with(folder))
}

/// The entries that were read, beside the pages that there are; both as the summary names them.
struct List<'a> {
    project: &'a Project,
    pages: Vec<PathBuf>,
    listed: BTreeSet<PathBuf>,
}

impl List<'_> {
    fn check_entry(&mut self, target: &str) -> Option<Fault> {
        let fault = |message: String, help: &str| Some(Fault::new(message).help(help));
        if target.is_empty() {
            return fault(
                "chapter without a page".to_owned(),
                "a chapter is listed once it is written",
            );
        }
        let folder = self.project.root.join(&self.project.settings.src);
        let page = normalize(Path::new(target)).filter(|page| !page.as_os_str().is_empty());
        let inside = |page: &PathBuf| {
            let real = folder.join(page).canonicalize();
            !folder.join(page).is_file() || real.is_ok_and(|real| real.starts_with(&folder))
        };
        let Some(page) = page.filter(inside) else {
            let src = self.project.settings.src.display();
            return fault(
                format!("`{target}` leads out of {src}/"),
                "pages lie in the folder of the summary",
            );
        };
        if page.file_name().is_some_and(|name| name.eq_ignore_ascii_case("README.md")) {
            self.listed.insert(page.clone());
            let help = "call it `index.md`, as mdBook does when it publishes it";
            return fault(format!("`{target}` would have another address"), help);
        }
        if slashed(&page) != target {
            let help = format!("write `{}`", slashed(&page));
            self.listed.insert(page);
            return fault(format!("`{target}` is not the plain path of a page"), &help);
        }
        if !folder.join(&page).is_file() {
            return Some(self.missing(&page));
        }
        if !self.pages.contains(&page) {
            let help = "its name ends in .md; no folder above it is hidden or called target";
            return fault(format!("`{target}` is not a page that is checked"), help);
        }
        if !self.listed.insert(page) {
            return fault(
                format!("`{target}` is listed twice"),
                "each page has one place in the book",
            );
        }
        None
    }

    fn missing(&self, page: &Path) -> Fault {
        let names: Vec<String> = self.pages.iter().map(|page| slashed(page)).collect();
        let near = nearest(&slashed(page), names.iter().map(String::as_str));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let fault =
            Fault::new(format!("no page {}", slashed(&self.project.settings.src.join(page))));
        fault.help(help.unwrap_or_else(|| "write it, or take it out of the summary".to_owned()))
    }
}
