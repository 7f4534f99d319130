//! Builds the site in process, because stock mdBook exits with success on broken books.

use std::path::{Path, PathBuf};

use admonish_bridge::Admonish;
use anyhow::{Context, Result, ensure};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_listings::diagnostic::{Diagnostic, Report};
use mdbook_listings::lint;
use mdbook_listings::preprocessor::Listings;
use mdbook_listings::project::{Project, Settings};
use mdbook_listings::weave::{Mode, Source, Woven, read_pages, weave};

/// A loaded book, before it is woven.
pub struct Site {
    pub config: Config,
    pub project: Project,
}

/// A book whose pages were read and woven, with everything that is wrong with them.
pub struct Read {
    pub project: Project,
    pub pages: Vec<Source>,
    pub woven: Vec<Woven>,
    pub diagnostics: Vec<Diagnostic>,
}

pub fn load(root: &Path) -> Result<Site> {
    let config = Config::from_disk(root.join("book.toml")).context("book.toml")?;
    let project = Project::load(root, Settings::from_config(&config)?)?;
    Ok(Site { config, project })
}

/// Reads and weaves; a book that cannot even be loaded is an error at once.
pub fn read(root: &Path) -> Result<Read> {
    let project = load(root)?.project;
    let pages = read_pages(&project).map_err(|unreadable| Report::new(&project.root, unreadable))?;
    let (woven, diagnostics) = weave(&project, &pages, Mode::Html);
    Ok(Read { project, pages, woven, diagnostics })
}

/// What would keep mdBook from loading the book: pages that are not text, a summary that lists what is not there.
fn unreadable(project: &Project) -> Vec<Diagnostic> {
    read_pages(project).err().unwrap_or_default().into_iter().chain(lint::summary(project)).collect()
}

/// Checks all pages; returns how many there are.
pub fn check(root: &Path) -> Result<usize> {
    let read = read(root)?;
    Report::new(&read.project.root, read.diagnostics).into_result()?;
    Ok(read.pages.len())
}

pub fn output_dir(root: &Path) -> Result<PathBuf> {
    let config = Config::from_disk(root.join("book.toml")).context("book.toml")?;
    Ok(root.join(config.build.build_dir))
}

/// Builds into a folder beside `destination` and swaps the two, so that readers never see half a site.
pub fn build(root: &Path, destination: &Path, live_reload: Option<&str>) -> Result<()> {
    let Site { mut config, project } = load(root)?;
    Report::new(&project.root, unreadable(&project)).into_result()?;
    ensure_replaceable(root, destination)?;
    let name = destination.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = |word: &str| destination.with_file_name(format!(".{name}.{word}"));
    let (fresh, old) = (beside("new"), beside("old"));
    remove(&fresh)?;
    config.build.build_dir.clone_from(&fresh);
    config.build.create_missing = false;
    if let Some(endpoint) = live_reload {
        config.set("output.html.live-reload-endpoint", endpoint)?;
    }
    let mut book = MDBook::load_with_config(root, config)?;
    book.with_preprocessor(Listings).with_preprocessor(Admonish);
    if let Err(error) = book.build() {
        remove(&fresh)?;
        return Err(error);
    }
    remove(&old)?;
    if destination.exists() {
        std::fs::rename(destination, &old)?;
    }
    std::fs::rename(&fresh, destination)?;
    remove(&old)
}

/// Only a site that was built before may be replaced by a new one: a wrong `build-dir` must not cost anybody's files.
fn ensure_replaceable(root: &Path, destination: &Path) -> Result<()> {
    let shown = destination.strip_prefix(root).unwrap_or(destination).display();
    let is_empty = std::fs::read_dir(destination).map_or(true, |mut entries| entries.next().is_none());
    let is_site = destination.join("404.html").is_file() && destination.join("index.html").is_file();
    ensure!(
        is_empty || (is_site && !root.starts_with(destination)),
        "`{shown}` holds something other than a built site; choose another `build-dir` in book.toml"
    );
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| folder.display().to_string())
        }
        _ => Ok(()),
    }
}
