//! What a page shows: each fence and directive, resolved to files, records and exercises of the
//! workspace.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::anchors::{Excerpt, Selection};
use super::directives::{Directive, Kind};
use super::exercise::split;
use super::fragments::{Fragments, stays_apart};
use super::kinds::{FenceKind, fence_kind, is_compiler_message};
use super::markdown::{Fence, parse};
use super::page::{Demo, Exercise, Figure, Fragment, Included, Item, Page, Plot, Shown, Snippet};
use super::record::Record;
use super::start::{adopt_steps, read_start};
use super::terms::read_term;
use super::workspace::{Problem, Project};
use crate::base::diagnostic::{Diagnostic, Fault, Span};
use crate::base::files::{slashed, stems};
use crate::base::suggest::{did_you_mean, nearest};

/// The items of a page in the order of its text, and what is wrong with the others.
pub fn read_items(project: &Project, page: &Page) -> (Vec<Item>, Vec<Diagnostic>) {
    let mut reader = Reader {
        project,
        page,
        items: Vec::new(),
        diagnostics: Vec::new(),
        fragments: Fragments::default(),
    };
    for fence in page.parsed.fences.iter().filter(|fence| !page.parsed.is_faulty(&fence.span)) {
        reader.read_fence(fence);
    }
    let outside = |directive: &&Directive| page.parsed.fence_at(directive.span.start).is_none();
    for directive in page.parsed.directives.iter().filter(outside) {
        reader.read_directive(directive);
    }
    reader.items.sort_by_key(|item| item.span.start);
    adopt_steps(project, &mut reader.items);
    (reader.items, reader.diagnostics)
}

/// The words of a fence's info string, and the reason that it gives.
pub fn words(info: &str) -> (Vec<&str>, Option<&str>) {
    let (before, reason) = info.split_once("reason=\"").unwrap_or((info, ""));
    let (reason, after) = reason.split_once('"').unwrap_or((reason, ""));
    let words = before.split([',', ' ', '\t']).chain(after.split([',', ' ', '\t']));
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    (words.filter(|word| !word.is_empty()).collect(), reason)
}

struct Reader<'a> {
    project: &'a Project,
    page: &'a Page,
    items: Vec<Item>,
    diagnostics: Vec<Diagnostic>,
    fragments: Fragments,
}

impl Reader<'_> {
    /// Faults without a place of their own are placed on what asked for the file.
    fn report(&mut self, span: &Span, problem: impl Into<Problem>) {
        self.diagnostics.push(match problem.into() {
            Problem::Here(fault) => {
                let span = fault.span.clone().unwrap_or_else(|| span.clone());
                fault.at(span).in_file(&self.page.path)
            }
            Problem::Elsewhere(diagnostic) => diagnostic,
        });
    }

    fn show(&mut self, span: &Span, shown: Shown) {
        self.items.push(Item { span: span.clone(), shown });
    }

    fn read_fence(&mut self, fence: &Fence) {
        let text = &self.page.text;
        let inside: Vec<&Directive> = self.page.parsed.directives_in(&fence.body).collect();
        let [one, ..] = inside[..] else {
            if fence.language(text) == "rust" {
                self.show(&fence.span, Shown::Snippet(snippet(&text[fence.info.clone()])));
            }
            return;
        };
        if inside.len() > 1 || text[fence.body.clone()].trim() != &text[one.span.clone()] {
            let fault = Fault::new("a listing is one include and nothing else");
            let help = "put the code into the file, or the include into a fence of its own";
            return self.report(&one.span, fault.help(help));
        }
        let Kind::Include { path, selection } = &one.kind else {
            return self.report(&one.span, Fault::new("a fence can hold only `include`"));
        };
        if !fence.is_at_margin(text) {
            let fault = Fault::new("a listing must start at the left margin");
            let span = fence.span.start..fence.info.end;
            return self.report(&span, fault.help("take the fence out of the list or quotation"));
        }
        match self.listing(fence, path, selection) {
            Ok(shown) => self.show(&fence.span, shown),
            Err(problems) => {
                problems.into_iter().for_each(|problem| self.report(&one.span, problem))
            }
        }
    }

    fn at_margin(&self, offset: usize) -> bool {
        offset == 0 || self.page.text[..offset].ends_with('\n')
    }

    fn listing(
        &self,
        fence: &Fence,
        path: &str,
        selection: &Selection,
    ) -> Result<Shown, Vec<Problem>> {
        let here = |fault: Fault| vec![Problem::Here(fault)];
        let language = fence.language(&self.page.text).to_owned();
        let (file, excerpt) = self.included(path, selection)?;
        let kind = fence_kind(self.project, &language, &file).map_err(|problem| vec![problem])?;
        if kind == FenceKind::Recording && !is_compiler_message(&file) && excerpt.lines.0 != 1 {
            let fault = Fault::new("a recording without the command that made it");
            let help = "begin with its first line: `{{#include PATH}}` or `{{#include PATH::TO}}`";
            return Err(here(fault.help(help)));
        }
        let marked = marked(&self.page.text[fence.info.clone()], &excerpt.text);
        let marked = marked.map_err(|fault| here(fault.at(fence.info.clone())))?;
        let compile_fail = kind == FenceKind::Listing { compile_fail: true };
        let included = Included {
            language,
            file,
            selection: selection.clone(),
            excerpt,
            marked,
            compile_fail,
            is_pasted: false,
        };
        Ok(match kind {
            FenceKind::Listing { .. } => Shown::Listing(included),
            FenceKind::Recording => Shown::Recording(included),
            FenceKind::Excerpt => Shown::Excerpt(included),
        })
    }

    fn included(
        &self,
        path: &str,
        selection: &Selection,
    ) -> Result<(PathBuf, Excerpt), Vec<Problem>> {
        let file = self
            .project
            .resolve(&self.page.path, path)
            .map_err(|fault| vec![Problem::Here(fault)])?;
        let excerpt = self.project.excerpt(&file, selection)?;
        Ok((file, excerpt))
    }

    /// A directive outside of all fences.
    fn read_directive(&mut self, directive: &Directive) {
        let span = &directive.span;
        let is_word = matches!(directive.kind, Kind::Measured { .. } | Kind::Term { .. });
        if !is_word && !self.is_alone(span) {
            let fault = Fault::new("this directive must be alone on its line");
            let help = "take it out of its sentence, list or quotation; a backslash before it makes it text";
            return self.report(span, fault.help(help));
        }
        let here = |fault: Fault| vec![Problem::Here(fault)];
        let shown = match &directive.kind {
            Kind::Include { path, selection } => self.fragment(span, path, selection),
            Kind::Measured { crate_path, key } => {
                self.figure(crate_path, key).map(Shown::Figure).map_err(here)
            }
            Kind::Plot { crate_path, name } => {
                self.plot(crate_path, name).map(Shown::Plot).map_err(here)
            }
            Kind::Exercise { crate_path, name } => {
                self.exercise(crate_path, name).map(|exercise| Shown::Exercise(Box::new(exercise)))
            }
            Kind::Start { crate_path, name } => read_start(self.project, crate_path, name)
                .map(|start| Shown::Start(Box::new(start))),
            Kind::Demo { crate_path } => self.demo(crate_path).map(Shown::Demo),
            Kind::Tested => Ok(Shown::Tested),
            Kind::Term { name } => read_term(self.page, span, name).map(Shown::Term).map_err(here),
            Kind::Glossary => Ok(Shown::Glossary),
            Kind::Syntax => Ok(Shown::Syntax),
        };
        match shown {
            Ok(shown) => self.show(span, shown),
            Err(problems) => problems.into_iter().for_each(|problem| self.report(span, problem)),
        }
    }

    fn is_alone(&self, span: &Span) -> bool {
        let text = &self.page.text;
        let line_end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
        self.at_margin(span.start) && text[span.end..line_end].trim().is_empty()
    }

    fn fragment(
        &mut self,
        span: &Span,
        path: &str,
        selection: &Selection,
    ) -> Result<Shown, Vec<Problem>> {
        let (file, excerpt) = self.included(path, selection)?;
        let text = self.fragments.read(self.project, &file, &excerpt.text);
        let text = text.map_err(|fault| vec![fault.into()])?;
        if !stays_apart(&self.page.text, span, &text) {
            let fault = Fault::new(format!("{} runs into the text around it", slashed(&file)));
            let help = "leave an empty line before and after the include, and let the file end what it begins";
            return Err(vec![fault.help(help).into()]);
        }
        let (parsed, selection) = (parse(&text), selection.clone());
        Ok(Shown::Fragment(Box::new(Fragment { file, selection, text, parsed })))
    }

    /// A recording in `measured/`, read and proved consistent.
    fn record(&self, crate_path: &str, name: &str) -> Result<(PathBuf, Arc<Record>), Fault> {
        let package = self.project.crate_at(crate_path)?;
        let folder = package.dir.join("measured");
        let file = folder.join(format!("{name}.json"));
        if !self.project.root.join(&file).is_file() {
            let known = stems(&self.project.root.join(folder), "json");
            let help = match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "`{} measure {}` records it",
                    self.project.settings.tool,
                    slashed(&package.dir)
                ),
            };
            return Err(Fault::new(format!("no measurement {}", slashed(&file))).help(help));
        }
        let record = self.project.measurement(&file).map_err(|diagnostic| {
            let place = self.project.place(&diagnostic);
            let fault = Fault::new(format!("{place}: {}", diagnostic.message));
            fault.help("record it again; recordings are not edited")
        })?;
        if record.name != name {
            let message = format!("{} is the measurement `{}`", slashed(&file), record.name);
            return Err(Fault::new(message).help("a measurement is named as its file"));
        }
        Ok((file, record))
    }

    fn figure(&self, crate_path: &str, key: &str) -> Result<Figure, Fault> {
        let unnamed = || Fault::new("a measured figure is named NAME.KEY");
        let (name, key) = key.split_once('.').ok_or_else(unnamed)?;
        let (file, record) = self.record(crate_path, name)?;
        let value = record.value(key).map_err(|help| {
            Fault::new(format!("{} has no figure `{key}`", slashed(&file))).help(help)
        })?;
        Ok(Figure { file, record, value })
    }

    fn plot(&self, crate_path: &str, name: &str) -> Result<Plot, Fault> {
        let (file, record) = self.record(crate_path, name)?;
        let package = self.project.crate_at(crate_path)?;
        let mut measures = package.metadata.measure.iter();
        let what = measures.find(|one| one.name == name).map(|one| one.what.clone());
        let what = what.filter(|what| !what.is_empty()).ok_or_else(|| {
            let manifest = slashed(&package.dir.join("Cargo.toml"));
            let fault = Fault::new(format!("`{name}` in {manifest} does not say what is timed"));
            fault.help("add `what = \"…\"` below its name: the caption says \"The time of …\"")
        })?;
        let id = self.unique_id("measured", crate_path, name, &file);
        Ok(Plot { id, what, file, record })
    }

    /// An id for what a file shows; crates on one page may have exercises or measurements of one
    /// name.
    fn unique_id(&self, kind: &str, crate_path: &str, name: &str, file: &Path) -> String {
        let id = format!("{kind}-{name}");
        let is_taken = self.items.iter().any(|item| match &item.shown {
            Shown::Plot(plot) => plot.id == id && plot.file != file,
            Shown::Exercise(exercise) => exercise.id == id && exercise.file != file,
            _ => false,
        });
        let slug = crate_path.rsplit('/').next().unwrap_or(crate_path);
        if is_taken { format!("{kind}-{slug}-{name}") } else { id }
    }

    fn exercise(&self, crate_path: &str, name: &str) -> Result<Exercise, Vec<Problem>> {
        let here = |fault: Fault| vec![Problem::Here(fault)];
        let package = self.project.crate_at(crate_path).map_err(here)?;
        let file = package.dir.join("exercises").join(format!("{name}.rs"));
        let Some(target) = package.exercises().find(|target| target.path == file) else {
            let known = package.exercises().filter_map(|target| target.path.file_stem()?.to_str());
            let help = match self.project.root.join(&file).is_file() {
                true => {
                    format!("add a `[[test]]` with `path = \"exercises/{name}.rs\"` to Cargo.toml")
                }
                false => did_you_mean(name, known),
            };
            let fault = Fault::new(format!("no test target has the file {}", slashed(&file)));
            return Err(here(fault.help(help)));
        };
        let commands = match &self.project.settings.exercise {
            Some(command) => {
                let set_up = format!("{command} {crate_path} {name}");
                let check = format!("{set_up} --check");
                vec![set_up, check]
            }
            None => vec![format!(
                "cargo test --package {} --test {} --features attempt",
                package.name, target.name
            )],
        };
        let part = |anchor: &str| self.project.excerpt(&file, &Selection::Anchor(anchor.into()));
        let (task, solution, tests) = (part("task")?, part("solution")?, part("tests")?);
        let elsewhere = |diagnostic| vec![Problem::Elsewhere(diagnostic)];
        let text = &self.project.read(&file).map_err(elsewhere)?.text;
        let in_exercise = |fault: Fault| {
            here(Fault { message: format!("{}: {}", slashed(&file), fault.message), ..fault })
        };
        let parts = split(text).map_err(in_exercise)?;
        let parsed = parts.parse_prose().map_err(|fault| elsewhere(fault.in_file(&file)))?;
        Ok(Exercise {
            id: self.unique_id("exercise", crate_path, name, &file),
            crate_path: crate_path.to_owned(),
            name: name.to_owned(),
            commands,
            statement: parts.statement,
            hint: parts.hint,
            task,
            tests,
            solution,
            parsed,
            file,
        })
    }

    fn demo(&self, crate_path: &str) -> Result<Demo, Vec<Problem>> {
        let here = |fault: Fault| vec![Problem::Here(fault)];
        self.project.crate_at(crate_path).map_err(here)?;
        let web = self.project.crate_at(&format!("{crate_path}/web")).map_err(|fault| {
            here(fault.help("the crate in `web/` is what runs in the page; its `description` is the caption of the demo"))
        })?;
        let read = |what: &str, name: &str, help: &str| {
            let file = web.dir.join(name);
            if !self.project.root.join(&file).is_file() {
                return Err(here(Fault::new(format!("no {what} {}", slashed(&file))).help(help)));
            }
            let source = self.project.read(&file);
            source.map_err(|diagnostic| vec![Problem::Elsewhere(diagnostic)])
        };
        let picture = "a demo shows its recorded picture where scripts do not run";
        let svg = read("picture", "poster.svg", picture)?.text.clone();
        read("view", "view.js", "it exports the function that lays out the demo in its page")?;
        let manifest = "it is the caption of the demo";
        read("manifest", "Cargo.toml", manifest)?;
        if web.description.is_empty() {
            let message = format!("no `description` in {}", slashed(&web.dir.join("Cargo.toml")));
            return Err(here(Fault::new(message).help(manifest)));
        }
        let record = self.project.root.join(&web.dir).with_file_name("measured/page.json");
        let measured = record.is_file().then(|| self.figure(crate_path, "page.ratio")).transpose();
        let measured = measured.map_err(here)?;
        let (poster, caption) = (web.dir.join("poster.svg"), web.description.clone());
        Ok(Demo { crate_path: crate_path.to_owned(), poster, svg, caption, measured })
    }
}

fn snippet(info: &str) -> Snippet {
    let (words, reason) = words(info);
    Snippet {
        is_ignored: words.contains(&"ignore"),
        words: words.into_iter().map(str::to_owned).collect(),
        reason: reason.map(str::to_owned),
    }
}

/// The lines, from 1, that a fence asks to mark: those that hold a text given as `mark="text"`.
fn marked(info: &str, code: &str) -> Result<Vec<usize>, Fault> {
    let mut lines = BTreeSet::new();
    for wanted in info.split("mark=\"").skip(1) {
        let wanted = wanted.split_once('"').map_or("", |(wanted, _)| wanted);
        let found =
            code.lines().zip(1..).filter(|(line, _)| !wanted.is_empty() && line.contains(wanted));
        let before = lines.len();
        lines.extend(found.map(|(_, number)| number));
        if lines.len() == before {
            let message =
                format!("no line of this listing holds `{wanted}`, or it is marked already");
            let help = "`mark=\"…\"` marks the lines that hold a text, spelled as in the listing";
            return Err(Fault::new(message).help(help));
        }
    }
    Ok(lines.into_iter().collect())
}
