//! What a name on the command line means. All commands accept the same names.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use mdbook_listings::base::files::slashed;
use mdbook_listings::base::suggest::did_you_mean;
use mdbook_listings::read::package::Package;
use mdbook_listings::read::page::page_files;
use mdbook_listings::read::workspace::Project;

/// The page, crate folder or other path that a name means, relative to the book's folder.
///
/// A path that exists means itself. Otherwise `data/kmeans`, `examples/data/kmeans`,
/// `src/data/kmeans.md` and the name of the crate, `kmeans`, mean the same from every folder.
pub fn resolve(project: &Project, name: &str) -> Result<PathBuf> {
    if let Ok(full) = Path::new(name).canonicalize() {
        return match full.strip_prefix(&project.root) {
            Ok(inside) => Ok(inside.to_path_buf()),
            Err(_) => bail!("{name} is outside of the book"),
        };
    }
    let short = short_name(project, name);
    let crates = || project.example_packages();
    let page = project.settings.src.join(format!("{short}.md"));
    let at_path = crates().find(|package| project.crate_path(package) == short);
    let found = at_path.or_else(|| crates().find(|package| package.name == short));
    if let Some(package) = found.filter(|_| !name.ends_with(".md")) {
        Ok(package.dir.clone())
    } else if project.root.join(&page).is_file() {
        Ok(page)
    } else {
        let names = names(project);
        let help = did_you_mean(&short, names.iter().map(String::as_str));
        Err(anyhow!("no chapter, crate or file `{name}`; {help}"))
    }
}

/// The crate that a name means, for commands that need one.
pub fn find_crate<'a>(project: &'a Project, name: &str) -> Result<&'a Package> {
    let path = resolve(project, name)?;
    let owner = project.owner(&path).filter(|package| project.is_example(package));
    let found = owner.or_else(|| project.crate_of_page(&path));
    found.ok_or_else(|| anyhow!("`{name}` has no crate"))
}

/// `data/kmeans` of `src/data/kmeans.md` and of `examples/data/kmeans`.
pub fn short_name(project: &Project, name: &str) -> String {
    let path = Path::new(name);
    let settings = &project.settings;
    let inside = [&settings.src, &settings.examples].into_iter();
    let short = inside.filter_map(|folder| path.strip_prefix(folder).ok()).next().unwrap_or(path);
    let short = slashed(short);
    short.strip_suffix(".md").unwrap_or(&short).to_owned()
}

/// The names of all pages and crates, for whoever mistyped one.
fn names(project: &Project) -> Vec<String> {
    let pages = page_files(project);
    let pages = pages.iter().map(|page| short_name(project, &slashed(page)));
    let crates = project.example_packages();
    let crates = crates.flat_map(|package| [project.crate_path(package), package.name.clone()]);
    let mut names: Vec<String> = Vec::new();
    for name in pages.chain(crates) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
