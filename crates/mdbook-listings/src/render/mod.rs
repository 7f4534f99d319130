//! Turns pages that were read into the Markdown that mdBook gets, or into plain Markdown for
//! programs.
//!
//! Only the byte spans of items are replaced. Printing Markdown from a parsed tree would change
//! what authors wrote.

use crate::base::diagnostic::Span;
use crate::read::glossary::Glossary;
use crate::read::page::{Page, Shown};
use crate::read::syntax_map::SyntaxMap;
use crate::read::workspace::Project;

pub mod code;
pub mod html;
pub mod plain;
pub mod plot;
pub mod proof;
pub mod start;
pub mod syntax;
pub mod terms;
pub mod test;

/// What a rendered page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Readers: captions, tabs, pictures.
    Html,
    /// The same as Markdown without HTML, for readers that are programs.
    Plain,
    /// `mdbook test`: every line stays on its line, and what the crates prove is not proved again.
    Test,
}

/// What replaces a span of a page.
pub type Edit = (Span, String);

/// What pages show of the whole book.
#[derive(Debug, Default)]
pub struct Whole<'a> {
    /// The table of what is tested.
    tested: String,
    glossary: Option<Glossary>,
    syntax: Option<&'a SyntaxMap>,
}

impl<'a> Whole<'a> {
    pub fn of(project: &Project, pages: &[Page], syntax: Option<&'a SyntaxMap>) -> Self {
        let glossary = Glossary::of(&project.settings.src, pages);
        Self { tested: proof::render_table(project, pages), glossary, syntax }
    }
}

/// A page as it is shown.
pub fn render(project: &Project, page: &Page, mode: Mode, whole: &Whole) -> String {
    let text = apply(&page.text, edits(project, page, mode, whole));
    match mode {
        Mode::Html => text + &proof::render_proof(project, page),
        Mode::Plain | Mode::Test => text,
    }
}

/// The replacements of a page's items.
pub fn edits(project: &Project, page: &Page, mode: Mode, whole: &Whole) -> Vec<Edit> {
    let glossary = whole.glossary.as_ref().filter(|_| mode != Mode::Test);
    let mut edits = glossary.map(|all| terms::mentions(all, page, mode)).unwrap_or_default();
    let syntax = whole.syntax.filter(|_| mode != Mode::Test);
    edits.extend(syntax.and_then(|map| syntax::front(map, page, mode)));
    for item in &page.items {
        match (&item.shown, mode) {
            (Shown::Snippet(snippet), _) => {
                edits.extend(code::snippet_edits(page, item, snippet, mode))
            }
            (Shown::Tested, Mode::Html | Mode::Plain) => {
                edits.push((item.span.clone(), whole.tested.clone()))
            }
            (Shown::Term(term), _) => {
                edits.push((item.span.clone(), terms::render_term(term, mode)))
            }
            (Shown::Syntax, _) => {
                let shown = syntax.map(|map| syntax::render_map(map, &page.path));
                edits.push((item.span.clone(), shown.unwrap_or_default()))
            }
            (Shown::Glossary, _) => {
                let shown = glossary.map(|all| terms::render_glossary(all, mode));
                edits.push((item.span.clone(), shown.unwrap_or_default()))
            }
            (shown, Mode::Html) => {
                edits.push((item.span.clone(), html::render_item(project, shown, page)))
            }
            (shown, Mode::Plain) => {
                edits.push((item.span.clone(), plain::render_item(project, shown)))
            }
            (shown, Mode::Test) => edits.push((item.span.clone(), test::render_item(shown))),
        }
    }
    if mode == Mode::Html {
        let formulas = page.parsed.formulas.iter();
        edits.extend(formulas.map(|formula| (formula.span.clone(), formula.mathml.clone())));
        edits.extend(html::tabs(page));
    }
    edits
}

fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    // an insertion comes before the replacement that starts at the same place
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (span, replacement) in &edits {
        out.push_str(&text[at..span.start]);
        out.push_str(replacement);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}
