//! The book as book-site wants it: chapters in order, each with its part, the page above it and its
//! plain text.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_listings::book::Book;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
use mdbook_listings::run::process::{self, Limits};

use super::site::{Purpose, Search};

pub fn describe(book: &MDBook, source: &Book, purpose: &Purpose) -> book_site::Book {
    let project = &source.project;
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
        search: purpose.search != Search::Absent,
        chapters: Chapters::of(source, purpose).collect(&book.book.items),
        redirects: project.settings.redirects.clone().into_iter().collect(),
    }
}

/// The chapters that were collected so far, and what the next ones are made of.
struct Chapters<'a> {
    src: &'a Path,
    plain: HashMap<&'a Path, String>,
    days: HashMap<PathBuf, String>,
    part: Option<String>,
    found: Vec<book_site::Chapter>,
}

impl<'a> Chapters<'a> {
    fn of(source: &'a Book, purpose: &Purpose) -> Self {
        let paths = source.pages.iter().map(|page| page.path.as_path());
        Self {
            src: &source.project.settings.src,
            plain: paths.zip(source.render(Mode::Plain)).collect(),
            // while serving, nobody asks when a page was changed
            days: match purpose.live_reload {
                Some(_) => HashMap::new(),
                None => changes(&source.project),
            },
            part: None,
            found: Vec::new(),
        }
    }

    fn collect(mut self, items: &[BookItem]) -> Vec<book_site::Chapter> {
        self.add(items, None);
        self.found
    }

    fn add(&mut self, items: &[BookItem], parent: Option<&Path>) {
        for item in items {
            match item {
                BookItem::PartTitle(title) => self.part = Some(title.clone()),
                BookItem::Chapter(chapter) => {
                    let Some(path) = &chapter.path else { continue };
                    let page = self.src.join(chapter.source_path.as_ref().unwrap_or(path));
                    let html = path.with_extension("html");
                    self.found.push(book_site::Chapter {
                        title: chapter.name.clone(),
                        part: self.part.clone(),
                        parent: parent.map(Path::to_path_buf),
                        html: html.clone(),
                        markdown: self.plain.remove(page.as_path()).unwrap_or_default(),
                        changed: self.days.get(&page).cloned(),
                    });
                    self.add(&chapter.sub_items, Some(&html));
                }
                BookItem::Separator => {}
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epub_is_named_by_its_title() {
        assert_eq!(epub_name("Rust for AI"), "rust-for-ai.epub");
        assert_eq!(epub_name("?"), "book.epub");
    }
}
