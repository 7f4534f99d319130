//! A `Diagnostic` says what is wrong, where, and what to do; every error of a run is shown, in
//! rustc's form.
//!
//! ```text
//! Fault (pure: a span in some text) ── in_file(path) ──▶ Diagnostic ── Report ──▶ text or GitHub annotations
//! ```

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::files::on_one_line;

/// Bytes of a text.
pub type Span = Range<usize>;

/// What is wrong in one text, before anyone knows which file the text came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    /// `None` if the text as a whole is meant, or if only the caller knows the place.
    pub span: Option<Span>,
    pub help: Option<String>,
}

impl Fault {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), span: None, help: None }
    }

    pub fn at(self, span: Span) -> Self {
        Self { span: Some(span), ..self }
    }

    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    pub fn in_file(self, path: impl Into<PathBuf>) -> Diagnostic {
        let Self { message, span, help } = self;
        Diagnostic { message, path: path.into(), span, help }
    }
}

/// One error, in a file that is named relative to the root of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub message: String,
    pub path: PathBuf,
    pub span: Option<Span>,
    pub help: Option<String>,
}

impl Diagnostic {
    /// A complaint about a file as a whole.
    pub fn whole_file(message: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        Fault::new(message).in_file(path)
    }

    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// In rustc's form, with the source line where the file can be read.
    pub fn render(&self, root: &Path, color: bool) -> String {
        self.render_as(Level::ERROR, root, color)
    }

    /// What somebody should look at, and what fails nothing.
    pub fn render_warning(&self, format: Format, root: &Path, color: bool) -> String {
        match format {
            Format::Human => self.render_as(Level::WARNING, root, color) + "\n",
            Format::Github => self.render_github("warning", root),
        }
    }

    fn render_as(&self, level: Level<'_>, root: &Path, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let text = read_lossy(&root.join(&self.path));
        let path = on_one_line(&self.path.to_string_lossy());
        let title = level.primary_title(self.message.as_str());
        let mut group = match &self.span {
            Some(span) => {
                let span = text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end);
                let annotation = AnnotationKind::Primary.span(span);
                title.element(
                    Snippet::source(text.as_str()).path(path.as_str()).annotation(annotation),
                )
            }
            None => title.element(Origin::path(path.as_str())),
        };
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        renderer.render(&[group])
    }

    /// As a workflow command that becomes an annotation of a pull request.
    fn render_github(&self, level: &str, root: &Path) -> String {
        let mut text = self.message.clone();
        if let Some(help) = &self.help {
            text.push_str("\nhelp: ");
            text.push_str(help);
        }
        let place = self.span.as_ref().map_or_else(String::new, |span| {
            let (line, column) = line_and_column(&read_lossy(&root.join(&self.path)), span.start);
            format!(",line={line},col={column}")
        });
        let path = on_one_line(&self.path.to_string_lossy());
        let path = escape_command(&path).replace(':', "%3A").replace(',', "%2C");
        format!("::{level} file={path}{place}::{}", escape_command(&text))
    }
}

/// Line ends would begin another workflow command.
fn escape_command(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The text that spans count in: without BOM and CRLF, as `anchors::decode` reads it.
fn read_lossy(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    text.trim_start_matches('\u{feff}').to_owned()
}

/// One-based line and column of a byte offset; columns count characters, as editors do.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Human,
    Github,
}

/// All errors of a run, sorted, as one error value.
#[derive(Debug)]
pub struct Report {
    root: PathBuf,
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub fn new(root: &Path, mut diagnostics: Vec<Diagnostic>) -> Self {
        let start = |diagnostic: &Diagnostic| diagnostic.span.as_ref().map(|span| span.start);
        let key = |d: &Diagnostic| (d.path.clone(), start(d), d.message.clone());
        diagnostics.sort_by_cached_key(key);
        diagnostics.dedup();
        Self { root: root.to_path_buf(), diagnostics }
    }

    /// `Ok` if there is nothing to report.
    pub fn into_result(self) -> Result<(), Self> {
        if self.diagnostics.is_empty() { Ok(()) } else { Err(self) }
    }

    pub fn render(&self, format: Format, color: bool) -> String {
        let one = |diagnostic: &Diagnostic| match format {
            Format::Human => diagnostic.render(&self.root, color) + "\n",
            Format::Github => diagnostic.render_github("error", &self.root),
        };
        self.diagnostics.iter().map(one).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Format::Human, false))
    }
}

impl std::error::Error for Report {}
