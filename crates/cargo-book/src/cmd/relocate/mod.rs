//! `cargo book move` and `cargo book remove`: pages with their crates, and all that names them.
//!
//! ```text
//! moving, removing (what is wrong, then what changes) ─▶ edits (all texts, done as a whole) ─▶ paths (names in a text)
//! ```

mod edits;
mod moving;
mod paths;
mod removing;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use mdbook_listings::base::files::slashed;
use mdbook_listings::base::suggest::did_you_mean;
use mdbook_listings::read::package::Package;
use mdbook_listings::read::page::page_files;
use mdbook_listings::read::workspace::Project;

use crate::chapter;

pub use moving::move_page;
pub use removing::remove_page;

/// A page that a command is about.
struct Subject<'a> {
    /// `data/kmeans`, or `data/kmeans/faster`.
    name: String,
    /// Its own crate; a page below a chapter has none.
    package: Option<&'a Package>,
}

impl<'a> Subject<'a> {
    /// The page that a name means: its own, its file's, or that of its crate or its crate's folder.
    fn find(project: &'a Project, name: &str) -> Result<Self> {
        let path = chapter::resolve(project, name)?;
        let short = chapter::short_name(project, &slashed(&path));
        let package = project.crate_at(&short).ok();
        let found = Self { name: short, package };
        let pages = page_files(project);
        let names: Vec<String> =
            pages.iter().map(|page| chapter::short_name(project, &slashed(page))).collect();
        ensure!(
            names.contains(&found.name),
            "`{name}` is not a page; {}",
            did_you_mean(&found.name, names.iter().map(String::as_str))
        );
        Ok(found)
    }

    fn page(&self, project: &Project) -> PathBuf {
        project.settings.src.join(format!("{}.md", self.name))
    }

    /// What is on disk of it: the page, the pages below it, its crate.
    fn paths(&self, project: &Project) -> Vec<PathBuf> {
        let below = project.settings.src.join(&self.name);
        let crate_dir = self.package.map(|package| package.dir.clone());
        let paths = [Some(self.page(project)), Some(below), crate_dir].into_iter().flatten();
        paths.filter(|path| project.root.join(path).exists()).collect()
    }
}

/// `/data/kmeans.html` of `src/data/kmeans.md`.
fn address(project: &Project, page: &Path) -> String {
    let inside = page.strip_prefix(&project.settings.src).unwrap_or(page);
    format!("/{}", slashed(&inside.with_extension("html")))
}

/// All that is wrong, at once.
fn ensure_possible(what: &str, wrong: &[String]) -> Result<()> {
    ensure!(wrong.is_empty(), "{what}; nothing has changed\n  {}", wrong.join("\n  "));
    Ok(())
}
