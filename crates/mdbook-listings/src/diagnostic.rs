//! A `Diagnostic` says what is wrong, where, and what to do; every error of a run is shown, in rustc's form.
//!
//! ```text
//! Fault (pure: a span in some text) ── in_file(path) ──▶ Diagnostic ── Report ──▶ text or GitHub annotations
//! ```

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// What is wrong in one text, before anyone knows which file the text came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub span: Range<usize>,
    pub help: Option<String>,
}

impl Fault {
    pub fn new(message: impl Into<String>, span: Range<usize>) -> Self {
        Self { message: message.into(), span, help: None }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn in_file(self, path: impl Into<PathBuf>) -> Diagnostic {
        Diagnostic { message: self.message, path: path.into(), span: self.span, help: self.help }
    }
}

/// One error, in a file that is named relative to the root of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub message: String,
    pub path: PathBuf,
    pub span: Range<usize>,
    pub help: Option<String>,
}

impl Diagnostic {
    /// A complaint about a file as a whole.
    pub fn whole_file(message: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        Fault::new(message, 0..0).in_file(path)
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// In rustc's form, with the source line where the file can be read.
    pub fn render(&self, root: &Path, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let text = read_lossy(&root.join(&self.path));
        let path = self.path.display().to_string();
        let span = self.span.start.min(text.len())..self.span.end.min(text.len());
        let snippet = Snippet::source(text.as_str()).path(path.as_str()).annotation(AnnotationKind::Primary.span(span));
        let mut group = Level::ERROR.primary_title(self.message.as_str()).element(snippet);
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        renderer.render(&[group])
    }

    /// As a workflow command that becomes an annotation of a pull request.
    pub fn render_github(&self, root: &Path) -> String {
        let (line, column) = line_and_column(&read_lossy(&root.join(&self.path)), self.span.start);
        let mut text = self.message.clone();
        if let Some(help) = &self.help {
            text.push_str("\nhelp: ");
            text.push_str(help);
        }
        let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        format!("::error file={},line={line},col={column}::{escaped}", self.path.display())
    }
}

/// The text that spans count in: without BOM and CRLF, as `source::decode` reads it.
fn read_lossy(path: &Path) -> String {
    let text =
        std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n")).unwrap_or_default();
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
        diagnostics.sort_by(|a, b| (&a.path, a.span.start, &a.message).cmp(&(&b.path, b.span.start, &b.message)));
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
            Format::Github => diagnostic.render_github(&self.root),
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

/// The candidate that a typing error most likely meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .min()
        .filter(|(distance, _)| *distance <= 1 + name.chars().count().min(6) / 3)
        .map(|(_, candidate)| candidate)
}

/// `did you mean …`, or the list of what there is.
pub fn did_you_mean(name: &str, candidates: &[&str]) -> String {
    match nearest(name, candidates.iter().copied()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if candidates.is_empty() => "there is none".to_owned(),
        None => {
            let more = if candidates.len() > 8 { ", …" } else { "" };
            let some: Vec<String> = candidates.iter().take(8).map(|candidate| format!("`{candidate}`")).collect();
            format!("there is {}{more}", some.join(", "))
        }
    }
}

fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
