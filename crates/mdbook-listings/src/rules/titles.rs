//! Titles of pages. The table of contents may shorten a title, but not take another page's.

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::slashed;
use crate::read::page::Page;
use crate::read::summary::read_entries;
use crate::read::workspace::Project;

pub fn check_titles(project: &Project, pages: &[Page]) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = pages.iter().filter_map(check_title).collect();
    let summary = project.settings.src.join("SUMMARY.md");
    let Ok(file) = project.read(&summary) else { return found };
    let faults = read_entries(&file.text).into_iter().filter_map(|entry| {
        let path = project.settings.src.join(&entry.page);
        let own = pages.iter().find(|page| page.path == path)?;
        let is_own = |page: &&Page| words(page.title()) == words(&entry.title);
        let other = pages.iter().find(is_own).filter(|_| !is_own(&own))?;
        let message = format!("`{}` is the title of {}", entry.title, slashed(&other.path));
        let help = format!("this entry leads to {}, which has another title", slashed(&path));
        Some(Fault::new(message).at(entry.span).help(help))
    });
    found.extend(faults.map(|fault| fault.in_file(&summary)));
    found
}

/// What is said of a page everywhere is its first heading.
fn check_title(page: &Page) -> Option<Diagnostic> {
    let first = page.parsed.headings.first();
    let is_title = first.is_some_and(|heading| page.text[heading.span.clone()].starts_with("# "));
    let fault = Diagnostic::whole_file("this page does not begin with a title", &page.path);
    (!is_title).then(|| fault.help("its first heading is `# Title`"))
}

/// A title without its markup.
fn words(title: &str) -> String {
    title.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
