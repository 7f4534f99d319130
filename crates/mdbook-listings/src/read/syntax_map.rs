//! Which syntax the listings of the main pages use, and which page teaches it: the one that defines
//! its term.

use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use super::page::{Page, Shown};
use super::syntax::{Syntax, read_syntax};
use super::terms::id_of;
use super::workspace::Project;
use crate::base::diagnostic::Span;
use crate::base::parallel::in_parallel;

/// How many letters an example has, if some page has such a one.
const LENGTHS: RangeInclusive<usize> = 8..=60;

#[derive(Debug)]
pub struct SyntaxMap {
    /// Whatever is used, from the simple to the rare.
    pub rows: Vec<Row>,
    /// The main pages that come after those which begin to teach syntax.
    readers: Vec<PathBuf>,
}

#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    pub term: &'static str,
    pub teacher: Option<Teacher>,
    /// The first use on each page, in the order of the book.
    pub uses: Vec<Use>,
    /// A line of a listing, or nothing.
    pub example: String,
}

/// Where a syntax is taught.
#[derive(Debug)]
pub struct Teacher {
    pub page: PathBuf,
    pub title: String,
    /// The id of the term.
    pub id: String,
}

#[derive(Debug)]
pub struct Use {
    pub page: PathBuf,
    pub title: String,
    pub span: Span,
}

/// A line with some syntax, which a page shows.
struct Found<'a> {
    page: &'a Page,
    span: &'a Span,
    syntax: Syntax,
    line: String,
}

impl SyntaxMap {
    /// The map of a book, if some page shows it.
    pub fn of(project: &Project, pages: &[Page]) -> Option<Self> {
        let is_shown =
            |page: &Page| page.items.iter().any(|item| matches!(item.shown, Shown::Syntax));
        pages.iter().any(is_shown).then(|| {
            let src = &project.settings.src;
            let main: Vec<&Page> = pages.iter().filter(|page| is_main(src, page)).collect();
            let found = find_all(project, &main);
            let rows = Syntax::ALL.iter().filter_map(|row| Row::of(row, pages, &found)).collect();
            let teaches =
                |page: &&&Page| Syntax::ALL.iter().any(|(_, _, term)| defines(page, term));
            let first = main.iter().find(teaches).and_then(|page| page.path.parent());
            let after = main.iter().skip_while(|page| page.path.parent() != first);
            let readers = after.skip_while(|page| page.path.parent() == first);
            Self { rows, readers: readers.map(|page| page.path.clone()).collect() }
        })
    }

    /// What a page uses and other pages teach, if it comes after them.
    pub fn assumed(&self, page: &Path) -> Vec<(&Row, &Teacher)> {
        let is_reader = self.readers.iter().any(|reader| reader == page);
        let rows =
            self.rows.iter().filter(|row| is_reader && row.uses.iter().any(|one| one.page == page));
        let taught = rows.filter_map(|row| Some((row, row.teacher.as_ref()?)));
        taught.filter(|(_, teacher)| teacher.page != page).collect()
    }
}

impl Row {
    fn of(
        (syntax, name, term): &(Syntax, &'static str, &'static str),
        pages: &[Page],
        found: &[Found],
    ) -> Option<Self> {
        let found: Vec<&Found> = found.iter().filter(|found| found.syntax == *syntax).collect();
        let teacher = pages.iter().find_map(|page| Teacher::of(page, term));
        let mut uses: Vec<Use> = Vec::new();
        for Found { page, span, .. } in &found {
            if uses.last().is_none_or(|last| last.page != page.path) {
                let title = page.title().to_owned();
                uses.push(Use { page: page.path.clone(), title, span: (*span).clone() });
            }
        }
        let is_own =
            |found: &Found| teacher.as_ref().is_some_and(|teacher| teacher.page == found.page.path);
        let rank =
            |found: &&&Found| (!LENGTHS.contains(&found.line.chars().count()), !is_own(found));
        // the example is code in a table
        let is_plain = |found: &&&Found| !found.line.contains('`') && !found.line.contains("{{");
        found.first()?;
        let example = found.iter().filter(is_plain).min_by_key(rank);
        let example = example.map(|found| found.line.clone()).unwrap_or_default();
        Some(Self { name, term, teacher, uses, example })
    }
}

impl Teacher {
    fn of(page: &Page, name: &str) -> Option<Self> {
        let (_, term) = page.terms().find(|(_, term)| term.id == id_of(name))?;
        let title = page.title().to_owned();
        Some(Self { page: page.path.clone(), title, id: term.id.clone() })
    }
}

fn defines(page: &Page, name: &str) -> bool {
    page.terms().any(|(_, term)| term.id == id_of(name))
}

/// `data/kmeans.md`, and neither a page below it nor the cover.
fn is_main(src: &Path, page: &Page) -> bool {
    page.path.strip_prefix(src).is_ok_and(|path| path.components().count() == 2)
}

/// The syntax in what some pages show, in its order.
fn find_all<'a>(project: &Project, pages: &[&'a Page]) -> Vec<Found<'a>> {
    let items = || pages.iter().flat_map(|page| page.items.iter().map(move |item| (*page, item)));
    let files: BTreeSet<&Path> =
        items().filter_map(|(_, item)| Some(shown_rust(&item.shown)?.0)).collect();
    let read = |file: &'a Path| {
        let text = project.read(file).map(|file| file.text.clone()).unwrap_or_default();
        (file, Code::of(text))
    };
    let files: HashMap<_, _> = in_parallel(files.into_iter().collect(), read).into_iter().collect();
    let mut found = Vec::new();
    for (page, item) in items() {
        let lines = match (&item.shown, shown_rust(&item.shown)) {
            (_, Some((file, lines))) => files[file].lines(lines),
            (Shown::Snippet(_), _) => {
                let fence = page.parsed.fence_at(item.span.start);
                let code = fence.map_or("", |fence| &page.text[fence.body.clone()]);
                Code::of(code.to_owned()).lines((1, usize::MAX))
            }
            _ => continue,
        };
        let span = &item.span;
        found.extend(lines.into_iter().map(|(syntax, line)| Found { page, span, syntax, line }));
    }
    found
}

/// Rust that was read.
struct Code {
    text: String,
    syntax: BTreeSet<(usize, Syntax)>,
}

impl Code {
    fn of(text: String) -> Self {
        Self { syntax: read_syntax(&text), text }
    }

    /// The syntax of some lines, each with its line.
    fn lines(&self, (from, to): (usize, usize)) -> Vec<(Syntax, String)> {
        let texts: Vec<&str> = self.text.lines().collect();
        let within = self.syntax.iter().filter(|(line, _)| (from..=to).contains(line));
        let text = |line: usize| texts.get(line - 1).copied().unwrap_or_default().trim();
        within.map(|(line, syntax)| (*syntax, text(*line).to_owned())).collect()
    }
}

/// The file and the lines of Rust that readers see of an item.
fn shown_rust(shown: &Shown) -> Option<(&Path, (usize, usize))> {
    match shown {
        Shown::Listing(listing) if listing.language == "rust" => {
            Some((&listing.file, listing.excerpt.lines))
        }
        Shown::Start(start) => Some((&start.program.file, start.program.excerpt.lines)),
        Shown::Exercise(exercise) => Some((&exercise.file, exercise.task.lines)),
        _ => None,
    }
}
