//! The book: read once, then checked, rendered and verified.
//!
//! ```text
//! Book::read ── check ──▶ diagnostics
//!            ├─ render ─▶ pages for readers, for programs, for `mdbook test`
//!            └─ run::verify ─▶ what its crates, recordings and twins do
//! ```

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::base::diagnostic::{Diagnostic, Report, Span};
use crate::base::parallel::in_parallel;
use crate::read::page::{Page, read_sources};
use crate::read::syntax_map::SyntaxMap;
use crate::read::workspace::Project;
use crate::render::{self, Mode, Whole};
use crate::rules;

/// A book whose pages were read, with what is wrong with them.
#[derive(Debug)]
pub struct Book {
    pub project: Project,
    pub pages: Vec<Page>,
    /// What could not be read.
    faults: Vec<Diagnostic>,
    syntax: OnceLock<Option<SyntaxMap>>,
}

impl Book {
    /// Reads all pages from disk; a book with a page that is not text is an error at once.
    pub fn read(project: Project) -> Result<Self, Report> {
        match read_sources(&project) {
            Ok(sources) => Ok(Self::of(project, sources)),
            Err(unreadable) => Err(Report::new(&project.root, unreadable)),
        }
    }

    /// A book of pages that were read already: paths relative to the root, and texts.
    pub fn of(project: Project, sources: Vec<(PathBuf, String)>) -> Self {
        let mut book =
            Self { project, pages: Vec::new(), faults: Vec::new(), syntax: OnceLock::new() };
        for (page, faults) in
            in_parallel(sources, |(path, text)| Page::read(&book.project, path, &text))
        {
            book.pages.push(page);
            book.faults.extend(faults);
        }
        book
    }

    pub fn page(&self, path: &Path) -> Option<&Page> {
        self.pages.iter().find(|page| page.path == path)
    }

    /// Which page teaches what of Rust, if some page shows that.
    fn syntax(&self) -> Option<&SyntaxMap> {
        let read = || SyntaxMap::of(&self.project, &self.pages);
        self.syntax.get_or_init(read).as_ref()
    }

    /// Everything that is wrong with the pages.
    pub fn check(&self) -> Vec<Diagnostic> {
        if let Some(missing) = rules::summary::check_pages(&self.project) {
            return vec![missing];
        }
        let mut found = self.faults.clone();
        found.extend(rules::check(&self.project, &self.pages));
        found.extend(self.syntax().into_iter().flat_map(rules::syntax::check_syntax));
        found.extend(self.pages.iter().flat_map(|page| self.check_boxes(page)));
        found
    }

    /// The errors of `check` as one, if there are any.
    pub fn ensure_sound(&self) -> Result<(), Report> {
        Report::new(&self.project.root, self.check()).into_result()
    }

    /// What an item becomes can end the box around it, although nothing typed into the box does.
    fn check_boxes(&self, page: &Page) -> Vec<Diagnostic> {
        let boxes = page.parsed.boxes.iter().filter(|boxed| boxed.fault().is_none());
        let mut boxes = boxes.peekable();
        if boxes.peek().is_none() {
            return Vec::new();
        }
        let edits = render::edits(&self.project, page, Mode::Html, &Whole::default());
        let crowded = boxes.filter_map(|boxed| {
            let within = |span: &Span| boxed.span.start < span.start && span.end <= boxed.span.end;
            let texts = edits.iter().filter(|(span, _)| within(span));
            texts.filter_map(|(_, text)| boxed.crowded(text)).next()
        });
        crowded.map(|fault| fault.in_file(&page.path)).collect()
    }

    /// All pages as they are shown, in their order.
    pub fn render(&self, mode: Mode) -> Vec<String> {
        let whole = Whole::of(&self.project, &self.pages, self.syntax());
        let pages: Vec<&Page> = self.pages.iter().collect();
        in_parallel(pages, |page| render::render(&self.project, page, mode, &whole))
    }
}
