//! Turns pages as authors write them into pages as readers see them.
//!
//! ```text
//! page ── directive::parse ──▶ fences, directives ── Weaver ──▶ edits of byte spans, items shown, diagnostics
//! ```

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Fault, did_you_mean, nearest};
use crate::directive::{self, Directive, Fence, Kind};
use crate::exercise::{self, Parts};
use crate::lint;
use crate::measure::Record;
use crate::plot::{self, escape};
use crate::project::{Package, Project, slashed};
use crate::source::{Excerpt, Selection};
use crate::tested;

/// What the woven page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Readers: captions, tabs, pictures.
    Html,
    /// The same as Markdown without HTML, for readers that are programs.
    Plain,
    /// `mdbook test`: every line stays on its line, and what the crates prove is not proved again.
    Test,
}

/// A chapter: path relative to the root, and its text.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

/// All chapters below the folder of the pages, read from disk; those that cannot be read are told.
pub fn read_pages(project: &Project) -> Result<Vec<Source>, Vec<Diagnostic>> {
    let files = files_below(&project.root, &project.settings.src).into_iter();
    let chapters = files.filter(|file| file.extension().is_some_and(|e| e == "md") && !file.ends_with("SUMMARY.md"));
    let (mut pages, mut unreadable) = (Vec::new(), Vec::new());
    for path in chapters {
        match project.read(&path) {
            Ok(file) => pages.push(Source { text: file.text.clone(), path }),
            Err(diagnostic) => unreadable.push(diagnostic),
        }
    }
    if unreadable.is_empty() { Ok(pages) } else { Err(unreadable) }
}

/// Something that a page shows and that a check stands behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub span: Range<usize>,
    pub shown: Shown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    Listing {
        file: PathBuf,
        selection: Selection,
        compile_fail: bool,
    },
    Recording {
        file: PathBuf,
    },
    Exercise {
        file: PathBuf,
    },
    Measurement {
        file: PathBuf,
        plot: bool,
    },
    /// Code that runs in the page; the file is the picture that stands in its place.
    Demo {
        file: PathBuf,
    },
    /// Code that stands in the page itself.
    Snippet {
        ignored: bool,
    },
    /// A TOML excerpt, a Markdown fragment: compared with nothing, but never stale.
    Excerpt {
        file: PathBuf,
        selection: Selection,
    },
}

impl Shown {
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Listing { file, .. }
            | Self::Recording { file }
            | Self::Exercise { file }
            | Self::Measurement { file, .. }
            | Self::Demo { file }
            | Self::Excerpt { file, .. } => Some(file),
            Self::Snippet { .. } => None,
        }
    }
}

/// A page after weaving.
#[derive(Debug, Clone)]
pub struct Woven {
    pub text: String,
    pub items: Vec<Item>,
}

/// Weaves all pages, and finds everything that is wrong with them.
pub fn weave(project: &Project, pages: &[Source], mode: Mode) -> (Vec<Woven>, Vec<Diagnostic>) {
    // spans count in the text that `Project::read` returns
    let pages = pages.iter().map(|page| Source { path: page.path.clone(), text: page.text.replace("\r\n", "\n") });
    let pages = &pages.collect::<Vec<_>>()[..];
    let (mut diagnostics, mut broken) = (Vec::new(), Vec::new());
    let mut woven: Vec<Woven> = pages
        .iter()
        .map(|page| {
            let mut weaver = Weaver::new(project, page, mode);
            weaver.run();
            broken.extend((!weaver.diagnostics.is_empty()).then_some(page.text.as_str()));
            diagnostics.append(&mut weaver.diagnostics);
            weaver.finish()
        })
        .collect();
    // plain pages are made beside those for readers, which are checked
    if mode != Mode::Plain {
        diagnostics.extend(unused(project, &woven, &broken));
        diagnostics.extend(lint::pages(project, pages, &woven));
    }
    let tested = tested::table(project, pages, &woven);
    for page in &mut woven {
        page.text = page.text.replace(TESTED_MARK, &tested);
    }
    (woven, diagnostics)
}

/// What may be typed into a page: nobody takes it for code that was tested or for what it printed.
const TYPED: [&str; 12] =
    ["toml", "markdown", "md", "json", "yaml", "html", "css", "javascript", "sql", "xml", "ini", "dockerfile"];
const COMMANDS: [&str; 10] =
    ["console", "sh", "bash", "shell", "shell-session", "shellsession", "zsh", "fish", "powershell", "terminal"];
const OUTPUTS: [&str; 12] =
    ["text", "txt", "plain", "plaintext", "plain-text", "output", "stdout", "stderr", "log", "ansi", "none", "diff"];
/// The words of a Rust fence, besides the edition.
const SNIPPET: [&str; 4] = ["rust", "should_panic", "ignore", "no_run"];

/// The words of a fence's info string, and the reason that it gives.
pub(crate) fn words(info: &str) -> (Vec<&str>, Option<&str>) {
    let (before, reason) = info.split_once("reason=\"").unwrap_or((info, ""));
    let (reason, after) = reason.split_once('"').unwrap_or((reason, ""));
    let words = before.split([',', ' ', '\t']).chain(after.split([',', ' ', '\t']));
    (words.filter(|word| !word.is_empty()).collect(), Some(reason.trim()).filter(|reason| !reason.is_empty()))
}

/// The lines, from 1, that a fence asks to mark: those that hold a text given as `mark="text"`.
fn marked(info: &str, code: &str) -> Result<Vec<usize>, Fault> {
    let mut lines = BTreeSet::new();
    for wanted in info.split("mark=\"").skip(1) {
        let wanted = wanted.split_once('"').map_or("", |(wanted, _)| wanted);
        let found = code.lines().zip(1..).filter(|(line, _)| !wanted.is_empty() && line.contains(wanted));
        let before = lines.len();
        lines.extend(found.map(|(_, number)| number));
        if lines.len() == before {
            return Err(Fault::new(format!("no line of this listing holds `{wanted}`, or it is marked already"), 0..0)
                .help("`mark=\"…\"` marks the lines that hold a text, spelled as it stands there"));
        }
    }
    Ok(lines.into_iter().collect())
}

const TESTED_MARK: &str = "\u{1}tested\u{1}";

struct Weaver<'a> {
    project: &'a Project,
    page: &'a Source,
    mode: Mode,
    edits: Vec<(Range<usize>, String)>,
    items: Vec<Item>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Weaver<'a> {
    fn new(project: &'a Project, page: &'a Source, mode: Mode) -> Self {
        Self { project, page, mode, edits: vec![], items: vec![], diagnostics: vec![] }
    }

    fn run(&mut self) {
        let (parsed, faults) = directive::parse(&self.page.text);
        let told = |fence: &&Fence| faults.iter().any(|fault| fence.span.contains(&fault.span.start));
        let mut tabs: Vec<(Fence, &str)> = Vec::new();
        for fence in parsed.fences.iter().filter(|fence| !told(fence)) {
            let inside: Vec<&Directive> = parsed.directives_in(&fence.body).collect();
            let language = fence.language(&self.page.text);
            if self.fence(fence, &inside) {
                tabs.push((fence.clone(), language));
            }
        }
        for directive in parsed.directives.iter().filter(|d| parsed.fence_at(d.span.start).is_none()) {
            self.directive(directive);
        }
        // what becomes a fence can end a box that nothing typed into it does
        for boxed in parsed.boxes.iter().filter(|boxed| !faults.iter().any(|fault| fault.span == boxed.opening)) {
            let within = |span: &Range<usize>| boxed.span.start < span.start && span.end <= boxed.span.end;
            let woven = self.edits.iter().filter(|(span, _)| within(span));
            let fault = woven.filter_map(|(_, text)| boxed.crowded(text)).next();
            fault.into_iter().for_each(|fault| self.report(fault));
        }
        faults.into_iter().for_each(|fault| self.report(fault));
        if self.mode == Mode::Html {
            self.join_tabs(&tabs);
        }
    }

    fn finish(mut self) -> Woven {
        self.items.sort_by_key(|item| item.span.start);
        // an insertion comes before the replacement that starts at the same place
        self.edits.sort_by_key(|(span, _)| (span.start, span.end));
        let mut text = String::with_capacity(self.page.text.len() * 2);
        let mut at = 0;
        for (span, replacement) in &self.edits {
            text.push_str(&self.page.text[at..span.start]);
            text.push_str(replacement);
            at = span.end;
        }
        text.push_str(&self.page.text[at..]);
        if self.mode == Mode::Html {
            text.push_str(&tested::proof(self.project, self.page, &self.items));
        }
        Woven { text, items: self.items }
    }

    fn report(&mut self, fault: Fault) {
        self.diagnostics.push(fault.in_file(&self.page.path));
    }

    fn report_at(&mut self, span: &Range<usize>, fault: Fault) {
        self.report(Fault { span: span.clone(), ..fault });
    }

    fn show(&mut self, span: &Range<usize>, shown: Shown) {
        self.items.push(Item { span: span.clone(), shown });
    }

    /// Checks and weaves one fence; says whether it became a listing.
    fn fence(&mut self, fence: &Fence, inside: &[&Directive]) -> bool {
        let text = &self.page.text;
        let body = &text[fence.body.clone()];
        let language = fence.language(text);
        match inside {
            [] => {
                self.typed_fence(fence, language, body);
                false
            }
            [one] if body.trim() == &text[one.span.clone()] => {
                let Kind::Include { path, selection } = &one.kind else {
                    self.report(Fault::new("only `include` stands in a fence", one.span.clone()));
                    return false;
                };
                if !self.at_margin(fence.span.start) {
                    self.report(
                        Fault::new("a listing stands at the left margin", fence.span.start..fence.info.end)
                            .help("take the fence out of the list or quotation"),
                    );
                    return false;
                }
                self.listing(fence, language, &one.span, path, selection)
            }
            [one, ..] => {
                self.report(
                    Fault::new("a listing is one include and nothing else", one.span.clone())
                        .help("put the code into the file, or the include into a fence of its own"),
                );
                false
            }
        }
    }

    fn at_margin(&self, offset: usize) -> bool {
        offset == 0 || self.page.text[..offset].ends_with('\n')
    }

    /// A fence whose content was typed into the page.
    fn typed_fence(&mut self, fence: &Fence, language: &str, body: &str) {
        let opening = fence.span.start..fence.body.start.saturating_sub(1).max(fence.span.start + 3);
        let lower = language.to_lowercase();
        let begins =
            |starts: &[&str]| starts.iter().any(|start| lower.trim_start_matches(['{', '.']).starts_with(start));
        let (message, help) = match lower.as_str() {
            "rust" if language == "rust" => return self.snippet(fence, &opening, body),
            word if TYPED.contains(&word) => return,
            word if COMMANDS.contains(&word) && !body.is_empty() && body.lines().all(|line| line.starts_with("$ ")) => {
                return;
            }
            word if COMMANDS.contains(&word) || OUTPUTS.contains(&word) => (
                "output that no command recorded".to_owned(),
                "include a file from `output/`; a `console` fence with `$ ` lines alone shows commands".to_owned(),
            ),
            "" => (
                "a fence without a language".to_owned(),
                "write `rust` for code that is tested, `console` for commands, or the language it is".to_owned(),
            ),
            _ if begins(&["rust", "rs"]) => ("Rust that nothing compiles".to_owned(), "write `rust`".to_owned()),
            _ if begins(&["py", "ipy"]) => (
                "Python that nothing runs".to_owned(),
                "put it into the `twin/` folder of the chapter's crate and include it".to_owned(),
            ),
            _ => (
                format!("nothing checks a fence of `{language}`"),
                format!("include a file; only {} are typed into a page", TYPED.join(", ")),
            ),
        };
        self.report(Fault::new(message, opening).help(help));
    }

    /// Rust in the page itself: `mdbook test` and skeptic run it.
    fn snippet(&mut self, fence: &Fence, opening: &Range<usize>, body: &str) {
        let info = fence.info.clone();
        let (words, reason) = words(&self.page.text[info.clone()]);
        if let Some((message, help)) = self.untested(fence, &words, reason, body) {
            self.report(Fault::new(message, opening.clone()).help(help));
        }
        let ignored = words.contains(&"ignore");
        self.show(&fence.span, Shown::Snippet { ignored });
        let Some(reason) = reason.filter(|_| self.mode != Mode::Plain) else { return };
        // whoever compiles the page reads each word of the reason as one of its own
        self.edits.push((info, words.join(",")));
        if self.mode == Mode::Html {
            let done = if ignored { "compiled" } else { "run" };
            let note = format!("\n\n<p class=\"untested\">Not {done}: {}.</p>\n", escape(reason));
            self.edits.push((fence.span.end..fence.span.end, note));
        }
    }

    /// What would let a snippet pass although nothing tests it as it is shown.
    fn untested(
        &self,
        fence: &Fence,
        words: &[&str],
        reason: Option<&str>,
        body: &str,
    ) -> Option<(String, &'static str)> {
        let text = &self.page.text;
        let line_start = text[..fence.span.start].rfind('\n').map_or(0, |end| end + 1);
        let known = |word: &str| SNIPPET.contains(&word) || word.starts_with("edition20");
        let excused = words.iter().find(|word| ["ignore", "no_run"].contains(word));
        let dense: String = body.split_whitespace().collect();
        let told = |message: &str, help| Some((message.to_owned(), help));
        if text[line_start..fence.span.start].contains('>') {
            return told(
                "Rust in a quotation",
                "take the fence out of the quotation, so that it is tested as it is shown",
            );
        }
        if words.contains(&"compile_fail") {
            return told("`compile_fail` in a page", "put the program under tests/compile-fail and include it");
        }
        if let Some(word) = words.iter().find(|word| !known(word)) {
            return Some((
                format!("`{word}` is no word for a Rust fence"),
                "known are should_panic, edition2024, and with a reason ignore and no_run",
            ));
        }
        if reason.is_some() && excused.is_none() {
            return told(
                "a reason without `ignore` or `no_run`",
                "take the reason away: this code is compiled and run",
            );
        }
        if let Some(word) = excused.filter(|_| reason.is_none()) {
            let help = if *word == "ignore" {
                "write `rust,ignore reason=\"…\"`"
            } else {
                "write `rust,no_run reason=\"…\"`"
            };
            return Some((format!("`{word}` without a reason"), help));
        }
        if body.lines().map(str::trim).any(|line| line == "#" || line.starts_with("# ")) {
            return told(
                "a hidden line",
                "readers see the whole program: take the `#` away, or include the code from a file",
            );
        }
        if ["#[cfg", "#![cfg", "#[test]", "cfg_attr("].iter().any(|part| dense.contains(part)) {
            return told("Rust that is tested only under a condition", "put it into a crate and include it");
        }
        None
    }

    fn listing(
        &mut self,
        fence: &Fence,
        language: &str,
        span: &Range<usize>,
        path: &str,
        selection: &Selection,
    ) -> bool {
        let Some((file, excerpt)) = self.included(span, path, selection) else { return false };
        let shown = match self.shown(language, &file, selection) {
            Ok(shown) => shown,
            Err(fault) => {
                self.report_at(span, fault);
                return false;
            }
        };
        if matches!(shown, Shown::Recording { .. }) && !is_message(&file) && excerpt.lines.0 != 1 {
            self.report(
                Fault::new("a recording without the command that made it", span.clone())
                    .help("begin with its first line: `{{#include PATH}}` or `{{#include PATH::TO}}`"),
            );
            return false;
        }
        let marked = match marked(&self.page.text[fence.info.clone()], &excerpt.text) {
            Ok(lines) => lines,
            Err(fault) => {
                self.report_at(&fence.info, fault);
                return false;
            }
        };
        self.show(&fence.span, shown.clone());
        let replacement = match self.mode {
            Mode::Html => self.listing_html(language, &file, &excerpt, &shown, &marked),
            Mode::Plain => code_block(language, &excerpt.text),
            Mode::Test => {
                let info = if language == "rust" { "rust,ignore" } else { language };
                format!("```{info}\n{} is checked by its crate\n```", slashed(&file))
            }
        };
        self.edits.push((fence.span.clone(), replacement));
        matches!(shown, Shown::Listing { .. })
    }

    fn included(&mut self, span: &Range<usize>, path: &str, selection: &Selection) -> Option<(PathBuf, Excerpt)> {
        let file = match self.project.resolve(&self.page.path, path) {
            Ok(file) => file,
            Err(fault) => {
                self.report_at(span, fault);
                return None;
            }
        };
        match self.project.excerpt(&file, selection) {
            Ok(excerpt) => Some((file, excerpt)),
            Err(diagnostics) => {
                for diagnostic in diagnostics {
                    let unplaced = diagnostic.path.as_os_str().is_empty();
                    let placed = Diagnostic { path: self.page.path.clone(), span: span.clone(), ..diagnostic.clone() };
                    self.diagnostics.push(if unplaced { placed } else { diagnostic });
                }
                None
            }
        }
    }

    /// What kind of thing a fence shows, or why it must not show it.
    fn shown(&self, language: &str, file: &Path, selection: &Selection) -> Result<Shown, Fault> {
        let fault = |message: String, help: &str| Err(Fault::new(message, 0..0).help(help));
        let extension =
            file.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
        let (file, name) = (file.to_path_buf(), slashed(file));
        match (language, extension.as_str()) {
            ("rust", "rs") | ("python", "py") => match self.project.origin(&file) {
                Some(origin) => {
                    Ok(Shown::Listing { file, selection: selection.clone(), compile_fail: origin.compile_fail })
                }
                None if extension == "py" => {
                    fault(format!("nothing runs {name}"), "Python listings lie in the `twin/` folder of a crate")
                }
                None if file.components().any(|part| part.as_os_str() == "tests") => fault(
                    format!("no target compiles {name}"),
                    "a program that must not compile needs its `.stderr` beside it, which `TRYBUILD=overwrite cargo test` writes",
                ),
                None => fault(
                    format!("no target compiles {name}"),
                    "declare it with `mod` in a file that is compiled, or as a target in Cargo.toml",
                ),
            },
            ("console" | "text", "txt" | "stderr") if is_recording(self.project, &file) => {
                Ok(Shown::Recording { file })
            }
            ("console" | "text", _) => fault(
                format!("{name} is not a recording"),
                "recordings are `output/*.txt`, `twin/*.txt` and the `.stderr` of a program that must not compile",
            ),
            ("rust" | "python", _) => {
                fault(format!("{name} in a {language} fence"), "the language of the fence and the file must agree")
            }
            (_, "rs" | "py") => {
                fault(format!("{name} in a `{language}` fence"), "the language of the fence and the file must agree")
            }
            (_, "txt" | "log" | "out" | "stdout" | "stderr" | "") => fault(
                format!("{name} in a `{language}` fence"),
                "what a program printed is recorded in `output/` and shown in a `console` fence",
            ),
            _ => Ok(Shown::Excerpt { file, selection: selection.clone() }),
        }
    }

    fn listing_html(&self, language: &str, file: &Path, excerpt: &Excerpt, shown: &Shown, marked: &[usize]) -> String {
        // further words of a fence become classes of its code, which the highlighter reads
        let info: String = marked.iter().map(|line| format!(",mark-{line}")).collect();
        let code = code_block(&format!("{language}{info}"), &visible(language, &excerpt.text));
        if let Shown::Recording { .. } = shown {
            return format!("<figure class=\"output\">\n\n{code}\n\n</figure>");
        }
        format!("<figure class=\"listing\">\n{}\n\n{code}\n\n</figure>", self.caption(file, excerpt.lines))
    }

    fn caption(&self, file: &Path, lines: (usize, usize)) -> String {
        let path = escape(&slashed(file));
        let linked = match self.project.source_link(file, lines) {
            Some(url) => format!("<a href=\"{}\">{path}</a>", escape(&url)),
            None => path,
        };
        let command =
            self.project.origin(file).map(|origin| format!(" <code class=\"run\">{}</code>", escape(&origin.command)));
        let stands =
            self.project.owner(file).filter(|package| is_rust(file) && !self.project.locked(package).is_empty());
        let stands = stands
            .map(|package| format!(" <a class=\"stands\" href=\"#crate-{}\">versions</a>", escape(&package.name)));
        format!(
            "<figcaption><span class=\"path\">{linked}{}</span>{}</figcaption>",
            stands.unwrap_or_default(),
            command.unwrap_or_default()
        )
    }

    /// A Rust listing directly followed by a Python one is one listing with two tabs.
    fn join_tabs(&mut self, listings: &[(Fence, &str)]) {
        for pair in listings.windows(2) {
            let [(left, "rust"), (right, "python")] = pair else { continue };
            if self.page.text[left.span.end..right.span.start].trim().is_empty() {
                self.edits.push((left.span.start..left.span.start, "<div class=\"tabs\">\n\n".to_owned()));
                self.edits.push((right.span.end..right.span.end, "\n\n</div>".to_owned()));
            }
        }
    }

    /// A directive outside of all fences.
    fn directive(&mut self, directive: &Directive) {
        let span = &directive.span;
        if !matches!(directive.kind, Kind::Measured { .. }) && !self.alone(span) {
            return self.report(
                Fault::new("this directive stands alone on its line", span.clone())
                    .help("take it out of its sentence, list or quotation; a backslash before it makes it text"),
            );
        }
        let result = match &directive.kind {
            Kind::Include { path, selection } => return self.fragment(span, path, selection),
            Kind::Measured { crate_path, key } => self.measured(span, crate_path, key),
            Kind::Plot { crate_path, name } => self.plot(span, crate_path, name),
            Kind::Exercise { crate_path, name } => return self.exercise(span, crate_path, name),
            Kind::Demo { crate_path } => self.demo(span, crate_path),
            Kind::Tested => Ok(TESTED_MARK.to_owned()),
        };
        match result {
            Ok(html) => {
                let block = !matches!(directive.kind, Kind::Measured { .. });
                self.replace(span, if block && self.mode == Mode::Test { String::new() } else { html });
            }
            Err(fault) => self.report_at(span, fault),
        }
    }

    fn replace(&mut self, span: &Range<usize>, text: String) {
        self.edits.push((span.clone(), text));
    }

    fn alone(&self, span: &Range<usize>) -> bool {
        let text = &self.page.text;
        let line_end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
        self.at_margin(span.start) && text[span.end..line_end].trim().is_empty()
    }

    /// Markdown shared by pages.
    fn fragment(&mut self, span: &Range<usize>, path: &str, selection: &Selection) {
        let Some((file, excerpt)) = self.included(span, path, selection) else { return };
        if file.extension().is_none_or(|extension| extension != "md") {
            return self.report(
                Fault::new(format!("{} is included outside of a fence", slashed(&file)), span.clone())
                    .help("put the include into a fence with the file's language"),
            );
        }
        self.show(span, Shown::Excerpt { file: file.clone(), selection: selection.clone() });
        let checked = |text: String| match unchecked(&text) {
            Some(found) => Err(Fault::new(format!("{} holds {found}", slashed(&file)), 0..0)
                .help("write it on the page, before or after the include")),
            None => Ok(text.trim_end().to_owned()),
        };
        match expand(self.project, &file, &excerpt.text, &mut vec![file.clone()]).and_then(checked) {
            Ok(text) => self.replace(span, if self.mode == Mode::Test { String::new() } else { text }),
            Err(fault) => self.report_at(span, fault),
        }
    }

    /// A recording in `measured/`, read and proved consistent.
    fn record(&self, crate_path: &str, name: &str) -> Result<(PathBuf, Rc<Record>), Fault> {
        let package = self.project.crate_at(crate_path)?;
        let folder = package.dir.join("measured");
        let file = folder.join(format!("{name}.json"));
        let Ok(bytes) = std::fs::read(self.project.root.join(&file)) else {
            let known = stems(&self.project.root.join(folder), "json");
            let help = match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("`{} measure {}` records it", self.project.settings.tool, slashed(&package.dir)),
            };
            return Err(Fault::new(format!("no measurement {}", slashed(&file)), 0..0).help(help));
        };
        let record = self.project.measurement(&file, &String::from_utf8_lossy(&bytes)).map_err(|error| {
            Fault::new(format!("{}: {error}", slashed(&file)), 0..0).help("record it again; recordings are not edited")
        })?;
        Ok((file, record))
    }

    fn measured(&mut self, span: &Range<usize>, crate_path: &str, key: &str) -> Result<String, Fault> {
        let (name, key) = key.split_once('.').ok_or_else(|| Fault::new("a measured figure is named NAME.KEY", 0..0))?;
        let (file, record) = self.record(crate_path, name)?;
        let value = record
            .value(key)
            .map_err(|error| Fault::new(format!("`{key}` of {}", slashed(&file)), 0..0).help(error))?;
        self.show(span, Shown::Measurement { file: file.clone(), plot: false });
        if self.mode != Mode::Html {
            return Ok(value);
        }
        let plotted = self.page.text.contains(&format!("{{{{#plot {crate_path} {name}}}}}"));
        let target = if plotted { Some(format!("#measured-{name}")) } else { self.project.source_link(&file, (1, 1)) };
        let title = escape(&format!("Recorded by `{}`; {}", record.command, record.machine));
        Ok(match target {
            Some(target) => format!("<a class=\"measured\" href=\"{target}\" title=\"{title}\">{value}</a>"),
            None => format!("<span class=\"measured\" title=\"{title}\">{value}</span>"),
        })
    }

    fn plot(&mut self, span: &Range<usize>, crate_path: &str, name: &str) -> Result<String, Fault> {
        let (file, record) = self.record(crate_path, name)?;
        self.show(span, Shown::Measurement { file, plot: true });
        Ok(if self.mode == Mode::Plain { plot::alternative(&record) } else { plot::figure(&record) })
    }

    fn exercise(&mut self, span: &Range<usize>, crate_path: &str, name: &str) {
        match self.exercise_html(span, crate_path, name) {
            Ok(html) => self.replace(span, if self.mode == Mode::Test { String::new() } else { html }),
            Err(diagnostics) => {
                for diagnostic in diagnostics {
                    let placed = if diagnostic.path.as_os_str().is_empty() {
                        Diagnostic { path: self.page.path.clone(), span: span.clone(), ..diagnostic }
                    } else {
                        diagnostic
                    };
                    self.diagnostics.push(placed);
                }
            }
        }
    }

    fn exercise_html(&mut self, span: &Range<usize>, crate_path: &str, name: &str) -> Result<String, Vec<Diagnostic>> {
        let here = |fault: Fault| vec![fault.in_file("")];
        let package = self.project.crate_at(crate_path).map_err(here)?;
        let file = package.dir.join("exercises").join(format!("{name}.rs"));
        let Some(target) = package.exercises().find(|target| target.path == file) else {
            let known: Vec<&str> = package.exercises().filter_map(|target| target.path.file_stem()?.to_str()).collect();
            let fault = Fault::new(format!("no test target has the file {}", slashed(&file)), 0..0);
            let help = match self.project.root.join(&file).is_file() {
                true => format!("Cargo.toml lacks `[[test]]` with `path = \"exercises/{name}.rs\"`"),
                false => did_you_mean(name, &known),
            };
            return Err(here(fault.help(help)));
        };
        let command = match &self.project.settings.exercise {
            Some(command) => format!("{command} {crate_path} {name}"),
            None => format!("cargo test --package {} --test {} --features attempt", package.name, target.name),
        };
        let part = |anchor: &str| self.project.excerpt(&file, &Selection::Anchor(anchor.into()));
        let (task, solution, tests) = (part("task")?, part("solution")?, part("tests")?);
        let text = &self.project.read(&file).map_err(|d| vec![d])?.text;
        let Parts { statement, hint, .. } = exercise::split(text)
            .map_err(|fault| here(Fault { message: format!("{}: {}", slashed(&file), fault.message), ..fault }))?;
        if statement.trim().is_empty() {
            return Err(vec![
                Diagnostic::whole_file("the exercise has no statement", &file)
                    .help("begin the file with `//!` lines that say what to do"),
            ]);
        }
        let prose = format!("{statement}\n\n{hint}");
        let directive = directive::parse(&prose).0.directives.first().map(|_| "a directive".to_owned());
        if let Some(found) = directive.or_else(|| unchecked(&prose)) {
            let fault = Diagnostic::whole_file(format!("{found} in the statement of an exercise"), &file);
            return Err(vec![fault.help("write it on the page, before or after the exercise")]);
        }
        self.show(span, Shown::Exercise { file: file.clone() });
        if self.mode == Mode::Plain {
            return Ok(format!("{statement}\n\n{}", code_block("rust", &task.text)));
        }
        let listing = |excerpt: &Excerpt| {
            format!(
                "<figure class=\"listing\">\n{}\n\n{}\n\n</figure>",
                self.caption(&file, excerpt.lines),
                code_block("rust", &visible("rust", &excerpt.text))
            )
        };
        let hint = if hint.is_empty() { String::new() } else { self.folded("Hint", &hint) };
        let tests = self.folded("The tests", &listing(&tests));
        let solution = self.folded("A solution", &listing(&solution));
        Ok(format!(
            "<section class=\"exercise\" id=\"exercise-{name}\">\n\n{statement}\n\n{}\n\n{}\n\n{hint}{tests}{solution}</section>",
            listing(&task),
            code_block("console", &format!("$ {command}\n")),
        ))
    }

    fn folded(&self, title: &str, content: &str) -> String {
        if self.project.settings.admonish {
            let ticks = "`".repeat(longest_run(content).max(2) + 1);
            return format!("{ticks}admonish tip title=\"{title}\" collapsible=true\n{content}\n{ticks}\n\n");
        }
        format!("<details>\n<summary>{title}</summary>\n\n{content}\n\n</details>\n\n")
    }

    /// A live demo: its recorded picture, which whoever builds the site makes live, and its caption.
    fn demo(&mut self, span: &Range<usize>, crate_path: &str) -> Result<String, Fault> {
        self.project.crate_at(crate_path)?;
        let web = self.project.crate_at(&format!("{crate_path}/web")).map_err(|fault| {
            fault.help("the crate in `web/` is what runs in the page; its `description` is the caption of the demo")
        })?;
        let file = |name: &str| web.dir.join(name);
        let fault = |what: &str, name: &str, help: &str| {
            Fault::new(format!("no {what} {}", slashed(&file(name))), 0..0).help(help)
        };
        let svg = std::fs::read_to_string(self.project.root.join(file("poster.svg"))).map_err(|_| {
            fault("picture", "poster.svg", "a demo shows its recorded picture where scripts are absent")
        })?;
        if !self.project.root.join(file("view.js")).is_file() {
            return Err(fault("view", "view.js", "it exports the function that lays out the demo in its page"));
        }
        if web.description.is_empty() {
            return Err(fault("`description` in", "Cargo.toml", "it is the caption of the demo"));
        }
        self.show(span, Shown::Demo { file: file("poster.svg") });
        let measured = match self.project.root.join(&web.dir).with_file_name("measured/page.json").is_file() {
            true => format!(
                " The same work, compiled for a machine against compiled for a page: {}.",
                self.measured(span, crate_path, "page.ratio")?
            ),
            false => String::new(),
        };
        let caption = escape(&web.description);
        if self.mode == Mode::Plain {
            return Ok(format!("*A live demo:* {caption}{measured}"));
        }
        let svg: Vec<&str> = svg.lines().filter(|line| !line.trim().is_empty()).collect();
        Ok(format!(
            "<figure class=\"demo\" data-demo=\"{}\">\n{}\n<figcaption>{caption}{measured}</figcaption>\n</figure>",
            escape(crate_path),
            svg.join("\n")
        ))
    }
}

/// Includes inside an included Markdown file, with cycles refused.
fn expand(project: &Project, file: &Path, text: &str, stack: &mut Vec<PathBuf>) -> Result<String, Fault> {
    let inside = |fault: Fault| Fault { message: format!("{}: {}", slashed(file), fault.message), ..fault };
    let (parsed, faults) = directive::parse(text);
    if let Some(fault) = faults.into_iter().next() {
        return Err(inside(fault));
    }
    let mut out = text.to_owned();
    for directive in parsed.directives.iter().rev() {
        let Kind::Include { path, selection } = &directive.kind else {
            return Err(inside(Fault::new("an included file may only include", directive.span.clone())));
        };
        let inner = project.resolve(file, path).map_err(inside)?;
        if inner.extension().is_none_or(|extension| extension != "md") {
            let fault = Fault::new(format!("{} is no Markdown", slashed(&inner)), directive.span.clone());
            return Err(inside(fault.help("show it on the page, before or after the include")));
        }
        if stack.contains(&inner) {
            let chain: Vec<String> = stack.iter().chain([&inner]).map(|path| slashed(path)).collect();
            return Err(Fault::new("includes run in a circle", 0..0).help(chain.join(" → ")));
        }
        let fault = |found: Vec<Diagnostic>| Fault {
            message: found[0].message.clone(),
            span: 0..0,
            help: found[0].help.clone(),
        };
        let excerpt = project.excerpt(&inner, selection).map_err(|found| inside(fault(found)))?;
        stack.push(inner.clone());
        let expanded = expand(project, &inner, &excerpt.text, stack)?;
        stack.pop();
        out.replace_range(directive.span.clone(), expanded.trim_end());
    }
    Ok(out)
}

/// What is wrong with Markdown that was taken from a file, where no fence is checked.
fn unchecked(text: &str) -> Option<String> {
    let (page, faults) = directive::parse(text);
    let typed = |language: &&str| TYPED.contains(&language.to_lowercase().as_str());
    let fence = page.fences.iter().map(|fence| fence.language(text)).find(|language| !typed(language));
    let fault = faults.into_iter().next().map(|fault| fault.message);
    fault.or_else(|| fence.map(|language| format!("a fence of `{language}` that nothing checks")))
}

/// A fence that its content cannot close, and in which later preprocessors find no directive.
pub(crate) fn is_rust(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rs")
}

fn code_block(language: &str, code: &str) -> String {
    let ticks = "`".repeat(longest_run(code).max(2) + 1);
    let inert: Vec<String> = code
        .lines()
        .map(|line| if line.contains("}}") { line.replace("{{#", "\\{{#") } else { line.to_owned() })
        .collect();
    format!("{ticks}{language}\n{}\n{ticks}", inert.join("\n"))
}

/// Rust in which mdBook hides no line: it takes one `#` away and shows the rest.
fn visible(language: &str, code: &str) -> String {
    let hides = |code: &str| language == "rust" && (code.starts_with("# ") || code.starts_with("##") || code == "#");
    let shown = code.lines().map(|line| {
        let code = line.trim_start();
        if hides(code) { format!("{}#{code}", &line[..line.len() - code.len()]) } else { line.to_owned() }
    });
    shown.collect::<Vec<_>>().join("\n")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// What the compiler says about a program that it refuses.
fn is_message(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "stderr")
}

fn is_recording(project: &Project, file: &Path) -> bool {
    let Some(package) = project.owner(file) else { return false };
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("stderr") => project.origin(&file.with_extension("rs")).is_some_and(|origin| origin.compile_fail),
        _ => [package.dir.join("output"), package.dir.join("twin")].iter().any(|folder| file.parent() == Some(folder)),
    }
}

/// File stems with an extension in a folder, sorted.
pub fn stems(folder: &Path, extension: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let matching = entries.filter(|path| path.extension().is_some_and(|found| found == extension));
    let mut names: Vec<String> = matching.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    names
}

/// Anchors and recordings that no page shows: either a page lost them, or they are dead.
///
/// What a broken page would show if it were mended is not known, so the crates that it names are left out.
fn unused(project: &Project, woven: &[Woven], broken: &[&str]) -> Vec<Diagnostic> {
    let mut used: BTreeSet<(PathBuf, Option<String>)> = BTreeSet::new();
    for shown in woven.iter().flat_map(|page| &page.items).map(|item| &item.shown) {
        let Some(file) = shown.file() else { continue };
        if let Shown::Listing { selection: Selection::Anchor(name), .. }
        | Shown::Excerpt { selection: Selection::Anchor(name), .. } = shown
        {
            used.insert((file.to_owned(), Some(name.clone())));
        }
        used.insert((file.to_owned(), None));
    }
    // pages name a demo by its chapter
    let named = |package: &Package| project.crate_path(package).trim_end_matches("/web").to_owned();
    let known = |package: &&Package| !broken.iter().any(|text| text.contains(&named(package)));
    project.example_packages().filter(known).flat_map(|package| unused_in(project, package, &used)).collect()
}

fn unused_in(project: &Project, package: &Package, used: &BTreeSet<(PathBuf, Option<String>)>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for file in files_below(&project.root, &package.dir) {
        let shown = used.contains(&(file.clone(), None));
        let inside = file.strip_prefix(&package.dir).unwrap_or(&file);
        let folder =
            inside.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
        match (folder.as_str(), file.extension().and_then(|extension| extension.to_str())) {
            ("output", Some("txt")) | ("measured", Some("json")) | ("exercises", Some("rs")) if !shown => {
                found.push(Diagnostic::whole_file("no page shows this file", &file).help("show it or delete it"));
            }
            ("exercises", _) => {}
            ("poster.svg", _) if !shown => {
                found
                    .push(Diagnostic::whole_file("no page shows this demo", &file).help("show it or delete its crate"));
            }
            (_, Some("stderr")) if !shown => {
                found.push(Diagnostic::whole_file("no page shows this message", &file).help("show it or delete it"));
            }
            (_, Some("rs" | "py")) => {
                let source = match project.read(&file) {
                    Ok(source) => source,
                    Err(diagnostic) => {
                        found.push(diagnostic);
                        continue;
                    }
                };
                let faults = source.anchors.as_ref().err().into_iter().flatten();
                found.extend(faults.map(|fault| fault.clone().in_file(&file)));
                let anchors = source.anchors.as_deref().unwrap_or(&[]);
                let idle = anchors.iter().filter(|anchor| !used.contains(&(file.clone(), Some(anchor.name.clone()))));
                found.extend(idle.map(|anchor| {
                    Fault::new(format!("no page includes anchor `{}`", anchor.name), anchor.span.clone())
                        .help("include it or delete it")
                        .in_file(&file)
                }));
            }
            _ => {}
        }
    }
    found
}

/// All files below a folder of the repository, sorted; build folders and caches are left out.
pub fn files_below(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let hidden = name.to_string_lossy().starts_with('.') || name == "target" || name == "__pycache__";
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !hidden => open.push(folder.join(name)),
                Ok(kind) if kind.is_file() && !hidden => found.push(folder.join(name)),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// A page's first heading.
pub fn title(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or("untitled").trim()
}
