//! Which ids a page has: what a link's `#fragment` may name.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::tags::read_tags;
use crate::base::diagnostic::{Diagnostic, Fault, Span};
use crate::read::markdown::{Heading, Html};
use crate::read::page::{Page, Shown};

/// What the pages of the site have around the text.
const OF_THE_SITE: [&str; 4] = ["content", "contents", "search", "search-words"];
/// How ids begin that directives, boxes and footnotes give.
const GIVEN: [&str; 7] =
    ["admonition-", "crate-", "exercise-", "footnote-", "fr-", "measured-", "term-"];

/// Those of them that are not known before the page is built.
const UNKNOWN: [&str; 4] = ["admonition-", "crate-", "footnote-", "fr-"];

/// Whether a page can have an id that its text does not show.
pub fn is_given(id: &str) -> bool {
    OF_THE_SITE.contains(&id) || UNKNOWN.iter().any(|start| id.starts_with(start))
}

/// The ids of each page, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Ids {
    pub by_page: BTreeMap<PathBuf, BTreeSet<String>>,
    pub faults: Vec<Diagnostic>,
}

impl Ids {
    pub fn of(&self, page: &Path) -> Option<&BTreeSet<String>> {
        self.by_page.get(page)
    }
}

pub fn page_ids(pages: &[Page]) -> Ids {
    let mut all = Ids::default();
    let terms: BTreeSet<&str> =
        pages.iter().flat_map(Page::terms).map(|(_, term)| term.id.as_str()).collect();
    for page in pages {
        let given = ids_of_page(page, &terms);
        let faults = check_ids(&given).into_iter().map(|fault| fault.in_file(&page.path));
        all.faults.extend(faults);
        let ids = given.into_iter().map(|id| id.name).collect();
        all.by_page.insert(page.path.clone(), ids);
    }
    all
}

/// An id of a page, and what gives it.
#[derive(Debug)]
struct Id {
    name: String,
    span: Span,
    /// Written by the author, and not made of a heading's words or by a directive.
    is_typed: bool,
}

/// The ids of a page's own text and of the Markdown that it takes from files, in the order of the
/// text. `terms` are those of the glossary.
fn ids_of_page(page: &Page, terms: &BTreeSet<&str>) -> Vec<Id> {
    let mut headings: Vec<(Span, &Heading)> =
        page.parsed.headings.iter().map(|heading| (heading.span.clone(), heading)).collect();
    let mut ids = Vec::new();
    ids.extend(page.parsed.html.iter().flat_map(|html| ids_in_html(html, None)));
    for item in &page.items {
        let given =
            |name: &str| Id { name: name.to_owned(), span: item.span.clone(), is_typed: false };
        match &item.shown {
            Shown::Exercise(exercise) => ids.push(given(&exercise.id)),
            Shown::Plot(plot) => ids.push(given(&plot.id)),
            Shown::Start(start) => ids.push(given(&start.id)),
            Shown::Term(term) => ids.push(given(&term.id)),
            Shown::Glossary if page.terms().next().is_none() => {
                ids.extend(terms.iter().map(|id| given(id)))
            }
            Shown::Demo(demo) => ids.extend(ids_in(&demo.svg, 0, Some(&item.span))),
            _ => {}
        }
        if let Some((_, parsed)) = item.shown.embedded() {
            headings.extend(parsed.headings.iter().map(|heading| (item.span.clone(), heading)));
            let html = parsed.html.iter();
            ids.extend(html.flat_map(|html| ids_in_html(html, Some(&item.span))));
        }
    }
    headings.sort_by_key(|(span, _)| span.start);
    ids.extend(ids_of_headings(&headings));
    ids.sort_by_key(|id| id.span.start);
    ids
}

fn ids_in_html(html: &Html, shown: Option<&Span>) -> Vec<Id> {
    ids_in(&html.text, html.start, shown)
}

/// The ids that tags have; those of a file are placed on what shows it.
fn ids_in(html: &str, at: usize, shown: Option<&Span>) -> Vec<Id> {
    let tags = read_tags(html, at).into_iter().flatten();
    let ids = tags.flat_map(|tag| {
        let span = shown.cloned().unwrap_or(tag.span);
        let values = tag.attributes.into_iter().filter(|(name, _)| name.eq_ignore_ascii_case("id"));
        values.map(move |(_, name)| Id { name, span: span.clone(), is_typed: true })
    });
    ids.collect()
}

/// The ids that mdBook gives to headings: it numbers those that are made of equal words, and does
/// not look at other ids.
fn ids_of_headings(headings: &[(Span, &Heading)]) -> Vec<Id> {
    let mut used = HashSet::new();
    let ids = headings.iter().map(|(span, heading)| {
        let made = || {
            let id = id_of(&heading.text);
            let numbered = (0..).map(|n| if n == 0 { id.clone() } else { format!("{id}-{n}") });
            numbered.into_iter().find(|id| used.insert(id.clone())).unwrap_or_default()
        };
        let name = heading.id.clone().unwrap_or_else(made);
        Id { name, span: span.clone(), is_typed: heading.id.is_some() }
    });
    ids.collect()
}

/// Ids that are given twice, or that the site has for itself.
fn check_ids(ids: &[Id]) -> Vec<Fault> {
    let mut known = BTreeSet::new();
    let faults = ids.iter().filter_map(|Id { name, span, is_typed }| {
        let fault =
            |message: String, help: &str| Some(Fault::new(message).at(span.clone()).help(help));
        if OF_THE_SITE.contains(&name.as_str()) {
            let help = "write other words, or give the heading an id of its own: `{#id}`";
            return fault(format!("the site has the id `{name}` for itself"), help);
        }
        let given = GIVEN.iter().find(|start| *is_typed && name.starts_with(**start));
        if let Some(start) = given {
            let help = "take another word";
            return fault(format!("ids that begin with `{start}` are given by directives"), help);
        }
        let is_new = known.insert(name.as_str());
        let help = "a link to it could mean either place; write `{#id}` behind one of the headings";
        if is_new { None } else { fault(format!("the id `{name}` is given twice"), help) }
    });
    faults.collect()
}

/// mdBook's rule for the id of a heading.
fn id_of(heading: &str) -> String {
    let kept = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        c => c.is_whitespace().then_some('-'),
    };
    heading.trim().to_lowercase().chars().filter_map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::parse;

    #[test]
    fn ids_are_those_of_mdbook() {
        let parsed = parse("# A `b` C!\n## Same\n## Same\n## X {#own}\n## Own\n\nTerm\n: text\n");
        let headings: Vec<_> =
            parsed.headings.iter().map(|heading| (heading.span.clone(), heading)).collect();
        let ids = ids_of_headings(&headings);
        let names: Vec<&str> = ids.iter().map(|id| id.name.as_str()).collect();
        assert_eq!(names, ["a-b-c", "same", "same-1", "own", "own", "term"]);
        let messages: Vec<String> =
            check_ids(&ids).into_iter().map(|fault| fault.message).collect();
        assert_eq!(messages, ["the id `own` is given twice"]);
    }
}
