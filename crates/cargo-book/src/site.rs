//! Builds the site in process, because stock mdBook exits with success on broken books.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::boxes::Admonish;
use crate::demos::{Demos, demos};
use crate::test::{cargo, progress};
use anyhow::{Context, Result, ensure};
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::config::Config;
use mdbook_listings::book::Book;
use mdbook_listings::preprocessor::Listings;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
use mdbook_listings::run::process::{self, Limits};

/// A loaded book, before it is woven.
pub struct Site {
    pub config: Config,
    pub project: Project,
}

pub fn load(root: &Path) -> Result<Site> {
    let config = Config::from_disk(root.join("book.toml")).context("book.toml")?;
    let project = Project::load(root, Settings::from_config(&config)?)?;
    Ok(Site { config, project })
}

/// Reads all pages; a book that cannot even be loaded is an error at once.
pub fn read(root: &Path) -> Result<Book> {
    Ok(Book::read(load(root)?.project)?)
}

/// Checks all pages; returns how many there are.
pub fn check(root: &Path) -> Result<usize> {
    let book = read(root)?;
    book.ensure_sound()?;
    Ok(book.pages.len())
}

pub fn output_dir(root: &Path) -> Result<PathBuf> {
    let config = Config::from_disk(root.join("book.toml")).context("book.toml")?;
    Ok(root.join(config.build.build_dir))
}

/// How readers search the site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Search {
    #[default]
    No,
    /// By pieces of an index, which a program of this workspace writes; it is compiled first.
    Pieces,
    /// By mdBook's one index, where that program cannot be had.
    OfMdbook,
}

/// What a build is for.
#[derive(Debug, Clone, Default)]
pub struct Purpose {
    /// Where open pages hear of a new build; set while serving.
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

/// Builds into a folder beside `destination` and swaps the two, so that readers never see half a site. Returns where
/// the EPUB is, if one was asked for.
pub fn build(root: &Path, destination: &Path, purpose: &Purpose) -> Result<Option<PathBuf>> {
    let Site { mut config, project } = load(root)?;
    let source = Book::read(project)?;
    source.ensure_sound()?;
    let project = &source.project;
    ensure_replaceable(root, destination)?;
    let name = destination.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = |word: &str| destination.with_file_name(format!(".{name}.{word}"));
    let (fresh, old) = (beside("new"), beside("old"));
    remove(&fresh)?;
    config.build.build_dir.clone_from(&fresh);
    config.build.create_missing = false;
    if let Some(endpoint) = &purpose.live_reload {
        config.set("output.html.live-reload-endpoint", endpoint)?;
    }
    if let Some(path) = purpose.url.as_ref().and_then(|url| url.splitn(4, '/').nth(3)) {
        // the page for missing pages is shown at any address, so it needs the site's own path
        config.set("output.html.site-url", format!("/{path}"))?;
    }
    if purpose.search == Search::OfMdbook {
        config.set("output.html.search.enable", true)?;
    }
    // mdBook would redirect by an inline script, which the site's policy forbids
    config.set("output.html.redirect", HashMap::<String, String>::new())?;
    let mut book = MDBook::load_with_config(root, config)?;
    let paths = source.pages.iter().map(|page| page.path.clone());
    let rendered = paths.zip(source.render(Mode::Html)).collect();
    book.with_preprocessor(Listings::of(rendered)).with_preprocessor(Admonish);
    let finished = book.build().and_then(|()| {
        let described = describe(&book, &source, purpose);
        finish(&fresh, &described, project, purpose)?;
        Ok(described.epub.map(|name| destination.join(name)))
    });
    let epub = match finished {
        Ok(epub) => epub,
        Err(error) => {
            remove(&fresh)?;
            return Err(error);
        }
    };
    if purpose.search == Search::Pieces
        && let Err(reason) = program(project, "book-search", &[&fresh])
    {
        eprintln!("warning: the site has mdBook's own search, with one large index: {reason}");
        return build(root, destination, &Purpose { search: Search::OfMdbook, ..purpose.clone() });
    }
    remove(&old)?;
    if destination.exists() {
        std::fs::rename(destination, &old)?;
    }
    std::fs::rename(&fresh, destination)?;
    remove(&old)?;
    Ok(epub)
}

/// What is done to the pages after mdBook. Pictures come before the metadata, which names those that are there.
///
/// A site without pictures or search is still a site, so failing there is only told; an EPUB was asked for.
fn finish(site: &Path, book: &book_site::Book, project: &Project, purpose: &Purpose) -> Result<()> {
    let told = |what: &str, done: Result<()>| {
        done.unwrap_or_else(|why| eprintln!("warning: the site has no {what}: {why}"))
    };
    let description = project.target_dir.join("book/book.json");
    if purpose.pictures || purpose.epub {
        let json = serde_json::to_vec(book)?;
        let folder = std::fs::create_dir_all(project.target_dir.join("book"));
        let written = folder.and_then(|()| std::fs::write(&description, json));
        written.with_context(|| description.display().to_string())?;
    }
    if purpose.pictures {
        let cache = project.target_dir.join("book/pictures");
        let drawn =
            program(project, "book-press", &["pictures".as_ref(), &description, site, &cache]);
        told("pictures", drawn.map(drop));
    }
    book_site::finish(site, book, &demos(project, purpose.demos)?)?;
    if let Some(name) = &book.epub {
        let bound = program(
            project,
            "book-press",
            &["epub".as_ref(), &description, site, &site.join(name)],
        );
        bound.context("the EPUB was not written")?;
    }
    Ok(())
}

/// Runs a program of this workspace that only some builds need, and that only these wait for the compilation of;
/// returns what it prints.
pub fn program(project: &Project, package: &str, arguments: &[&Path]) -> Result<String> {
    let compiled = format!("tool/{package}{}", std::env::consts::EXE_SUFFIX);
    if !project.target_dir.join(compiled).exists() {
        progress(&format!("Compiling {package}; this takes minutes, once"));
    }
    let mut program = cargo(project);
    program
        .args(["run", "--quiet", "--profile", "tool", "--package", package, "--"])
        .args(arguments);
    let run = process::run(&mut program, Limits::BUILD).map_err(anyhow::Error::msg)?;
    let reason = run.stderr.lines().last().unwrap_or("no reason was given");
    ensure!(run.success(), "{}", reason.trim_start_matches("error: "));
    Ok(run.stdout)
}

/// The book as the finishing steps want it: chapters in order, each with its part and its plain text.
fn describe(book: &MDBook, source: &Book, purpose: &Purpose) -> book_site::Book {
    let project = &source.project;
    let paths = source.pages.iter().map(|page| page.path.as_path());
    let mut plain: HashMap<&Path, String> = paths.zip(source.render(Mode::Plain)).collect();
    // while serving nobody asks when a page was changed
    let days = if purpose.live_reload.is_none() { changes(project) } else { HashMap::new() };
    let mut part = None;
    let mut chapters = Vec::new();
    let mut above: Vec<PathBuf> = Vec::new();
    for item in book.iter() {
        match item {
            BookItem::PartTitle(title) => part = Some(title.clone()),
            BookItem::Chapter(chapter) => {
                let Some(path) = &chapter.path else { continue };
                let page = project.settings.src.join(chapter.source_path.as_ref().unwrap_or(path));
                let html = path.with_extension("html");
                above.truncate(chapter.parent_names.len());
                let parent = above.last().cloned();
                above.push(html.clone());
                chapters.push(book_site::Chapter {
                    title: chapter.name.clone(),
                    part: part.clone(),
                    parent,
                    html,
                    markdown: plain.remove(page.as_path()).unwrap_or_default(),
                    changed: days.get(&page).cloned(),
                });
            }
            BookItem::Separator => {}
        }
    }
    let settings = &book.config.book;
    let title = settings.title.clone().unwrap_or_default();
    book_site::Book {
        epub: purpose.epub.then(|| epub_name(&title)),
        title,
        description: settings.description.clone().unwrap_or_default(),
        language: settings.language.clone().unwrap_or_else(|| "en".into()),
        authors: settings.authors.clone(),
        url: purpose.url.clone(),
        source: book.config.get("output.html.git-repository-url").ok().flatten(),
        chapters,
        redirects: project.settings.redirects.clone().into_iter().collect(),
    }
}

/// `rust-for-ai.epub` of "Rust for AI".
fn epub_name(title: &str) -> String {
    let words =
        title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    if words.is_empty() { "book.epub".into() } else { words.join("-") + ".epub" }
}

/// The day of each page's last commit, where there is a history.
fn changes(project: &Project) -> HashMap<PathBuf, String> {
    let mut git = Command::new("git");
    git.args(["log", "--format=:%cs", "--name-only", "--relative", "--"])
        .arg(&project.settings.src);
    let log = process::run(git.current_dir(&project.root), Limits::PROGRAM)
        .map(|run| run.stdout)
        .unwrap_or_default();
    let mut days = HashMap::new();
    let mut day = "";
    for line in log.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix(':') {
            Some(found) => day = found,
            // newest first: later lines are older changes
            None => _ = days.entry(PathBuf::from(line)).or_insert_with(|| day.to_owned()),
        }
    }
    days
}

/// Only a site that was built before may be replaced by a new one: a wrong `build-dir` must not cost anybody's files.
fn ensure_replaceable(root: &Path, destination: &Path) -> Result<()> {
    let shown = destination.strip_prefix(root).unwrap_or(destination).display();
    let is_empty =
        std::fs::read_dir(destination).map_or(true, |mut entries| entries.next().is_none());
    let is_site =
        destination.join("404.html").is_file() && destination.join("index.html").is_file();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epub_is_named_by_its_title() {
        assert_eq!(epub_name("Rust for AI"), "rust-for-ai.epub");
        assert_eq!(epub_name("?"), "book.epub");
    }
}
