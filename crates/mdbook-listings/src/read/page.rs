//! A page: its text, what its Markdown is made of, and what it shows of the workspace.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::anchors::{Excerpt, Selection};
use super::items::read_items;
use super::markdown::{Parsed, parse};
use super::record::Record;
use super::start::Start;
use super::summary::read_entries;
use super::workspace::Project;
use crate::base::characters::check_characters;
use crate::base::diagnostic::{Diagnostic, Span};
use crate::base::files::{Walk, files_below, has_extension};

/// A chapter. Its path is relative to the root.
#[derive(Debug, Clone)]
pub struct Page {
    pub path: PathBuf,
    pub text: String,
    pub parsed: Parsed,
    /// In the order of the text.
    pub items: Vec<Item>,
    /// Not all that the page asks for could be read.
    pub is_broken: bool,
}

/// Something that a page shows and that a check proves.
#[derive(Debug, Clone)]
pub struct Item {
    pub span: Span,
    pub shown: Shown,
}

#[derive(Debug, Clone)]
pub enum Shown {
    /// Rust or Python from a file that is compiled or run.
    Listing(Included),
    /// What a program, a twin or the compiler printed.
    Recording(Included),
    /// Data or settings: compared with nothing, but never stale.
    Excerpt(Included),
    /// Rust in the page itself.
    Snippet(Snippet),
    /// Markdown that pages share.
    Fragment(Box<Fragment>),
    Exercise(Box<Exercise>),
    /// A program that readers create from nothing.
    Start(Box<Start>),
    Figure(Figure),
    Plot(Plot),
    Demo(Demo),
    /// The table of what is tested.
    Tested,
    /// A term, in the sentence that defines it.
    Term(Term),
    /// The list of all terms.
    Glossary,
    /// The table of the syntax that main pages use.
    Syntax,
}

/// Lines of a file in a fence.
#[derive(Debug, Clone)]
pub struct Included {
    pub language: String,
    pub file: PathBuf,
    pub selection: Selection,
    pub excerpt: Excerpt,
    /// The lines, from 1, that the page marks.
    pub marked: Vec<usize>,
    /// The compiler must refuse it.
    pub compile_fail: bool,
    /// A whole program that readers paste into the project of a start above.
    pub is_pasted: bool,
}

#[derive(Debug, Clone)]
pub struct Snippet {
    /// The words of its fence without the reason.
    pub words: Vec<String>,
    /// Why it is not compiled or not run.
    pub reason: Option<String>,
    pub is_ignored: bool,
}

#[derive(Debug, Clone)]
pub struct Fragment {
    pub file: PathBuf,
    pub selection: Selection,
    /// With what it includes itself.
    pub text: String,
    pub parsed: Parsed,
}

#[derive(Debug, Clone)]
pub struct Exercise {
    pub crate_path: String,
    pub name: String,
    /// Unique on its page.
    pub id: String,
    pub file: PathBuf,
    /// What lays it out for an attempt, and what runs the attempt.
    pub commands: Vec<String>,
    pub statement: String,
    pub hint: String,
    pub task: Excerpt,
    pub tests: Excerpt,
    pub solution: Excerpt,
    /// Statement and hint.
    pub parsed: Parsed,
}

/// One number of a measurement, in a sentence.
#[derive(Debug, Clone)]
pub struct Figure {
    pub file: PathBuf,
    pub record: Arc<Record>,
    pub value: String,
}

#[derive(Debug, Clone)]
pub struct Plot {
    /// Unique on its page.
    pub id: String,
    /// What was timed.
    pub what: String,
    pub file: PathBuf,
    pub record: Arc<Record>,
}

/// Code that runs in the page.
#[derive(Debug, Clone)]
pub struct Demo {
    pub crate_path: String,
    /// The picture that is shown until the demo runs.
    pub poster: PathBuf,
    pub svg: String,
    pub caption: String,
    /// The native program against the page, if that was measured.
    pub measured: Option<Figure>,
}

/// A word of the trade, where a page defines it.
#[derive(Debug, Clone)]
pub struct Term {
    pub name: String,
    /// The same on its page and in the glossary.
    pub id: String,
    /// The sentence around it.
    pub sentence: Span,
}

impl Demo {
    /// What the caption says of the measurement, around its figure.
    pub fn measured_sentence(figure: &str) -> String {
        format!(" Outside of a browser, the same work is {figure}.")
    }
}

impl Shown {
    /// The file that a failing check of this item names.
    pub fn file(&self) -> Option<&Path> {
        self.files().next()
    }

    /// All files that a page shows by this item.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let files: Vec<&Path> = match self {
            Self::Listing(included) | Self::Recording(included) | Self::Excerpt(included) => {
                vec![&included.file]
            }
            Self::Fragment(fragment) => vec![&fragment.file],
            Self::Exercise(exercise) => vec![&exercise.file],
            Self::Start(start) => start.files(),
            Self::Figure(figure) => vec![&figure.file],
            Self::Plot(plot) => vec![&plot.file],
            Self::Demo(demo) => {
                let measured = demo.measured.as_ref().map(|figure| figure.file.as_path());
                [demo.poster.as_path()].into_iter().chain(measured).collect()
            }
            Self::Snippet(_) | Self::Tested | Self::Term(_) | Self::Glossary | Self::Syntax => {
                Vec::new()
            }
        };
        files.into_iter()
    }

    /// The anchor that the item shows of its file.
    pub fn anchor(&self) -> Option<&str> {
        let selection = match self {
            Self::Listing(included) | Self::Recording(included) | Self::Excerpt(included) => {
                &included.selection
            }
            Self::Fragment(fragment) => &fragment.selection,
            _ => return None,
        };
        match selection {
            Selection::Anchor(name) => Some(name),
            _ => None,
        }
    }

    /// Markdown that the page takes from a file, with that file.
    pub fn embedded(&self) -> Option<(&Path, &Parsed)> {
        match self {
            Self::Fragment(fragment) => Some((&fragment.file, &fragment.parsed)),
            Self::Exercise(exercise) => Some((&exercise.file, &exercise.parsed)),
            _ => None,
        }
    }
}

impl Page {
    /// Reads a page, with everything that is wrong with what it shows.
    pub fn read(project: &Project, path: PathBuf, text: &str) -> (Self, Vec<Diagnostic>) {
        // spans count in the text that `Project::read` returns
        let text = text.replace("\r\n", "\n");
        let mut parsed = parse(&text);
        parsed.faults.extend(check_characters(&text));
        let mut page = Self { path, text, parsed, items: Vec::new(), is_broken: false };
        let (items, mut diagnostics) = read_items(project, &page);
        page.items = items;
        let faults = page.parsed.faults.iter().cloned();
        diagnostics.extend(faults.map(|fault| fault.in_file(&page.path)));
        page.is_broken = !diagnostics.is_empty();
        (page, diagnostics)
    }

    /// The terms that the page defines, each with the place of its directive.
    pub fn terms(&self) -> impl Iterator<Item = (&Span, &Term)> {
        self.items.iter().filter_map(|item| match &item.shown {
            Shown::Term(term) => Some((&item.span, term)),
            _ => None,
        })
    }

    pub fn has_glossary(&self) -> bool {
        self.items.iter().any(|item| matches!(item.shown, Shown::Glossary))
    }

    /// The first paragraph behind the title.
    pub fn first_paragraph(&self) -> Option<&Span> {
        let title = self.parsed.headings.first()?;
        let run = self.parsed.runs.iter().find(|run| run.start >= title.span.end)?;
        self.text[..run.start].ends_with("\n\n").then_some(run)
    }

    /// The first heading.
    pub fn title(&self) -> &str {
        title(&self.text)
    }
}

impl Exercise {
    /// The bold words that its statement begins with, or its first line.
    pub fn title(&self) -> &str {
        let bold = self.statement.strip_prefix("**").and_then(|rest| rest.split_once("**"));
        let line = self.statement.lines().next().unwrap_or_default();
        bold.map_or(line, |(title, _)| title.trim_end_matches('.'))
    }
}

/// The first heading of a page's text.
pub fn title(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or("untitled").trim()
}

/// The Markdown files below the folder of the pages without the summary, in the summary's order.
pub fn page_files(project: &Project) -> Vec<PathBuf> {
    let src = &project.settings.src;
    let summary = src.join("SUMMARY.md");
    let entries = project.read(&summary).map(|file| read_entries(&file.text)).unwrap_or_default();
    let places = entries.into_iter().zip(0..).map(|(entry, place)| (src.join(entry.page), place));
    let places: HashMap<PathBuf, usize> = places.collect();
    let mut files = files_below(&project.root, src, Walk::Authored);
    files.retain(|file| has_extension(file, "md") && *file != summary);
    files.sort_by_key(|file| places.get(file).copied().unwrap_or(usize::MAX));
    files
}

/// The path and text of each page on disk, or all that cannot be read.
pub fn read_sources(project: &Project) -> Result<Vec<(PathBuf, String)>, Vec<Diagnostic>> {
    let (mut sources, mut unreadable) = (Vec::new(), Vec::new());
    for path in page_files(project) {
        match project.read(&path) {
            Ok(file) => sources.push((path, file.text.clone())),
            Err(diagnostic) => unreadable.push(diagnostic),
        }
    }
    if unreadable.is_empty() { Ok(sources) } else { Err(unreadable) }
}
