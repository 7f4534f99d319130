//! Builds the site in process, because stock mdBook exits with success on broken books.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_listings::book::Book;
use mdbook_listings::preprocessor::Listings;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;

use super::boxes::Admonish;
use super::demos::{Demos, demos};
use super::describe::describe;
use super::{own, program, settings, stage};

/// How readers search the site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Search {
    /// Not at all: the pages have no button for it.
    #[default]
    Absent,
    /// By an index, which a program of this workspace writes; it is compiled first.
    Indexed,
    /// The pages have the button, and whoever tests them brings the index.
    Mocked,
}

/// What a build is for.
#[derive(Debug, Clone, Default)]
pub struct Purpose {
    /// Where open pages learn of a new build; set while serving.
    pub live_reload: Option<String>,
    /// Where the site will be published.
    pub url: Option<String>,
    pub search: Search,
    /// Whether links to pages are shown with pictures, which compiles what draws them first.
    pub pictures: bool,
    /// Whether the book is also bound into an EPUB, beside `index.html`.
    pub epub: bool,
    /// Which pages have their demos live.
    pub demos: Demos,
}

/// A book whose settings and workspace were read, and no page yet.
pub struct Site {
    pub config: Config,
    pub project: Project,
}

pub fn load(root: &Path) -> Result<Site> {
    let (config, settings) = settings::read(root)?;
    let project = Project::load(root, settings)?;
    Ok(Site { config, project })
}

/// Reads all pages; a book that cannot even be loaded is an error at once.
pub fn read(root: &Path) -> Result<Book> {
    Ok(Book::read(load(root)?.project)?)
}

/// Loads a book and builds it; see `Site::build`.
pub fn build(root: &Path, destination: &Path, purpose: &Purpose) -> Result<Option<PathBuf>> {
    load(root)?.build(destination, purpose)
}

impl Site {
    /// The folder that `book.toml` names, which may be replaced or deleted.
    pub fn output_dir(&self) -> Result<PathBuf> {
        settings::ensure_output(&self.project.root, &self.config)?;
        Ok(self.project.root.join(&self.config.build.build_dir))
    }

    /// Builds into a folder beside `destination` and swaps the two, so that readers never see half
    /// a site. Returns where the EPUB is, if one was asked for.
    pub fn build(self, destination: &Path, purpose: &Purpose) -> Result<Option<PathBuf>> {
        let source = Book::read(self.project)?;
        source.ensure_sound()?;
        ensure_replaceable(&source.project.root, destination)?;
        let _lock = own::lock(&source.project, destination)?;
        let (fresh, staged) = (beside(destination, "new"), beside(destination, "source"));
        remove(&fresh)?;
        remove(&staged)?;
        let written = stage::stage(&source, &staged)
            .and_then(|()| write(self.config, &source, &staged, &fresh, purpose));
        remove(&staged)?;
        match written {
            Ok(epub) => {
                replace(destination, &fresh)?;
                Ok(epub.map(|name| destination.join(name)))
            }
            Err(error) => {
                remove(&fresh)?;
                // mdBook names the copy
                let (copy, root) =
                    (staged.to_string_lossy(), source.project.root.to_string_lossy());
                Err(anyhow!(format!("{error:#}").replace(&*copy, &root)))
            }
        }
    }
}

/// Writes a checked book, of which mdBook sees a copy, as a site into a new folder; returns the
/// name of the EPUB, if there is one.
fn write(
    mut config: Config,
    source: &Book,
    staged: &Path,
    site: &Path,
    purpose: &Purpose,
) -> Result<Option<String>> {
    let project = &source.project;
    configure(&mut config, site, purpose)?;
    let mut book = MDBook::load_with_config(staged, config)?;
    let paths = source.pages.iter().map(|page| page.path.clone());
    let rendered = paths.zip(source.render(Mode::Html)).collect();
    book.with_preprocessor(Listings::of(rendered));
    if project.settings.admonish {
        book.with_preprocessor(Admonish);
    }
    book.build()?;
    stage::place_data(source, site)?;
    let mut described = describe(&book, source, purpose);
    // the pages must know whether they can be searched before there is anything to index
    let indexer = (purpose.search == Search::Indexed)
        .then(|| optional("search", program::compile(project, "book-search")));
    described.search &= !matches!(indexer, Some(None));
    finish(site, &described, project, purpose)?;
    if indexer.flatten().is_some() {
        program::run(project, "book-search", &[site])?;
    }
    Ok(described.epub)
}

/// A site without pictures or search is still a site, so failing there is only a warning.
fn optional<T>(what: &str, made: Result<T>) -> Option<T> {
    let warn = |why: anyhow::Error| eprintln!("warning: the site is built without {what}: {why}");
    made.map_err(warn).ok()
}

/// Adds to the settings of `book.toml` what they cannot say.
fn configure(config: &mut Config, site: &Path, purpose: &Purpose) -> Result<()> {
    config.build.build_dir = site.to_path_buf();
    config.build.create_missing = false;
    if let Some(endpoint) = &purpose.live_reload {
        config.set("output.html.live-reload-endpoint", endpoint)?;
    }
    if let Some(path) = purpose.url.as_ref().and_then(|url| url.splitn(4, '/').nth(3)) {
        // the page for missing pages is shown at any address, so it needs the site's own path
        config.set("output.html.site-url", format!("/{path}"))?;
    }
    // mdBook would redirect by an inline script, which the site's policy forbids
    config.set("output.html.redirect", HashMap::<String, String>::new())
}

/// What is done to the pages after mdBook. Pictures come before the metadata, which names those
/// that are there.
fn finish(site: &Path, book: &book_site::Book, project: &Project, purpose: &Purpose) -> Result<()> {
    let description = own::folder(project)?.join("book.json");
    if purpose.pictures || purpose.epub {
        let json = serde_json::to_vec(book)?;
        std::fs::write(&description, json).with_context(|| description.display().to_string())?;
    }
    if purpose.pictures {
        let cache = project.target_dir.join("book/pictures");
        let arguments = ["pictures".as_ref(), description.as_path(), site, &cache];
        optional("pictures", program::run(project, "book-press", &arguments));
    }
    stage::place_assets(project, site)?;
    book_site::finish(site, book, &demos(project, purpose.demos)?)?;
    if let Some(name) = &book.epub {
        let epub = site.join(name);
        let arguments = ["epub".as_ref(), description.as_path(), site, &epub];
        program::run(project, "book-press", &arguments).context("the EPUB was not written")?;
    }
    Ok(())
}

/// What every site has that this tool wrote.
const WRITTEN: [&str; 4] = ["index.html", "404.html", "llms-full.txt", ".nojekyll"];

/// Only a site that this tool built may be replaced or deleted: a wrong `build-dir` must not lose
/// anybody's files.
pub fn ensure_replaceable(root: &Path, destination: &Path) -> Result<()> {
    let shown = destination.strip_prefix(root).unwrap_or(destination).display();
    let is_empty = match std::fs::read_dir(destination) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !destination.exists(),
    };
    let is_site = WRITTEN.iter().all(|name| destination.join(name).is_file());
    // a checkout for publishing has a history to lose
    let is_site = is_site && !destination.join(".git").exists() && !destination.is_symlink();
    ensure!(
        is_empty || (is_site && !root.starts_with(destination)),
        "`{shown}` holds something other than a built site"
    );
    Ok(())
}

fn beside(destination: &Path, word: &str) -> PathBuf {
    let name = destination.file_name().unwrap_or_default().to_string_lossy();
    destination.with_file_name(format!(".{name}.{word}"))
}

fn replace(destination: &Path, fresh: &Path) -> Result<()> {
    let old = beside(destination, "old");
    remove(&old)?;
    if destination.exists() {
        std::fs::rename(destination, &old)?;
    }
    std::fs::rename(fresh, destination)?;
    remove(&old)
}

/// Deletes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| folder.display().to_string())
        }
        _ => Ok(()),
    }
}
