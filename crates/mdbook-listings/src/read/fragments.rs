//! Markdown that pages share: included files, with what they include themselves.

use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Tag};

use super::boxes::open_boxes;
use super::directives::Kind;
use super::markdown::{Parsed, parse, parser};
use super::typed::typed_fault;
use super::workspace::{Problem, Project};
use crate::base::diagnostic::{Fault, Span};
use crate::base::files::{has_extension, slashed};

/// How many files include each other at most.
const DEEPEST: usize = 8;
/// How much the fragments of a page may hold together.
const MOST_BYTES: usize = 1 << 20;
/// What the smallest file counts for: to read it takes time, too.
const LEAST_BYTES: usize = 1 << 12;

/// The fragments of one page, which share a limit.
#[derive(Debug, Default)]
pub struct Fragments {
    bytes: usize,
}

impl Fragments {
    /// The text of a fragment with all that it includes, if nothing in it goes unchecked.
    pub fn read(&mut self, project: &Project, file: &Path, text: &str) -> Result<String, Fault> {
        if !has_extension(file, "md") {
            let fault = Fault::new(format!("{} is included outside of a fence", slashed(file)));
            return Err(fault.help("put the include into a fence with the file's language"));
        }
        let text = self.expand(project, text, &mut vec![file.to_path_buf()])?;
        match unchecked(&text, &parse(&text)) {
            Some(fault) => Err(inside(file, fault)),
            None => Ok(text.trim_end().to_owned()),
        }
    }

    /// Includes inside an included Markdown file, with cycles refused.
    fn expand(
        &mut self,
        project: &Project,
        text: &str,
        stack: &mut Vec<PathBuf>,
    ) -> Result<String, Fault> {
        let file = stack.last().cloned().unwrap_or_default();
        self.count(text, stack).map_err(|fault| inside(&file, fault))?;
        let parsed = parse(text);
        if let Some(fault) = parsed.faults.into_iter().next() {
            return Err(inside(&file, fault));
        }
        let (mut out, mut at) = (String::new(), 0);
        for directive in &parsed.directives {
            let Kind::Include { path, selection } = &directive.kind else {
                return Err(inside(&file, Fault::new("an included file may only include")));
            };
            let inner = included(project, &file, path, stack)?;
            let excerpt = project.excerpt(&inner, selection);
            let excerpt = excerpt.map_err(|found| inside(&file, first(found)))?;
            stack.push(inner);
            out += &text[at..directive.span.start];
            out += self.expand(project, &excerpt.text, stack)?.trim_end();
            at = directive.span.end;
            stack.pop();
        }
        Ok(out + &text[at..])
    }

    /// Stops while files are read, since few bytes can include each other to gigabytes.
    fn count(&mut self, text: &str, stack: &[PathBuf]) -> Result<(), Fault> {
        self.bytes += text.len().max(LEAST_BYTES);
        if stack.len() > DEEPEST {
            let fault = Fault::new(format!("more than {DEEPEST} files include each other"));
            return Err(fault.help("write the text into fewer files"));
        }
        if self.bytes > MOST_BYTES {
            let kibibytes = MOST_BYTES >> 10;
            let fault = Fault::new(format!("a page includes more than {kibibytes} KiB"));
            return Err(fault.help(format!(
                "include less; a file counts for {} KiB at least",
                LEAST_BYTES >> 10
            )));
        }
        Ok(())
    }
}

/// The Markdown file that another one includes.
fn included(
    project: &Project,
    file: &Path,
    path: &str,
    stack: &[PathBuf],
) -> Result<PathBuf, Fault> {
    let inner = project.resolve(file, path).map_err(|fault| inside(file, fault))?;
    if !has_extension(&inner, "md") {
        let fault = Fault::new(format!("{} is not Markdown", slashed(&inner)));
        return Err(inside(file, fault.help("show it on the page, before or after the include")));
    }
    if stack.contains(&inner) {
        let chain: Vec<String> = stack.iter().chain([&inner]).map(|path| slashed(path)).collect();
        return Err(Fault::new("includes run in a circle").help(chain.join(" → ")));
    }
    Ok(inner)
}

/// A fault of a file, for a page that includes it.
fn inside(file: &Path, fault: Fault) -> Fault {
    Fault { message: format!("{}: {}", slashed(file), fault.message), span: None, ..fault }
}

/// A file has at least one problem if it has any.
fn first(problems: Vec<Problem>) -> Fault {
    match problems.into_iter().next() {
        Some(Problem::Here(fault)) => fault,
        Some(Problem::Elsewhere(diagnostic)) => {
            Fault { message: diagnostic.message, span: None, help: diagnostic.help }
        }
        None => Fault::new("it cannot be read"),
    }
}

/// What is wrong with Markdown that was taken from a file, where no Rust is tested.
pub fn unchecked(text: &str, parsed: &Parsed) -> Option<Fault> {
    let fence_fault = |fence| match typed_fault(text, fence) {
        None if fence.language(text) == "rust" => {
            let fault = Fault::new("a fence of `rust` that nothing checks");
            Some(fault.help("write it on the page, before or after the include"))
        }
        fault => fault,
    };
    parsed.faults.first().cloned().or_else(|| parsed.fences.iter().find_map(fence_fault))
}

/// Whether a page reads the same around a fragment that replaces a paragraph: nothing in the
/// fragment runs into the page, and nothing in the page into the fragment.
pub fn stays_apart(page: &str, paragraph: &Span, fragment: &str) -> bool {
    let whole = [&page[..paragraph.start], fragment, &page[paragraph.end..]].concat();
    // a block of HTML ends with its line
    let opened = |text: &str| open_boxes(&format!("{text}\n")).0;
    let [page, whole, fragment] = [page, &whole, fragment].map(opened);
    let events: Vec<(Event, Span)> = parser(&page).into_offset_iter().collect();
    let is_replaced = |(event, span): &(Event, Span)| {
        *event == Event::Start(Tag::Paragraph)
            && span.start == paragraph.start
            && span.end.checked_sub(paragraph.end).is_some_and(|line_end| line_end <= 1)
    };
    let Some(start) = events.iter().position(is_replaced) else { return false };
    let length = events[start..].iter().take_while(|(_, span)| span.end <= events[start].1.end);
    let after = start + length.count();
    let part = |events: &[(Event<'_>, Span)]| -> Vec<Event<'static>> {
        events.iter().map(|(event, _)| event.clone().into_static()).collect()
    };
    let composed = part(&events[..start])
        .into_iter()
        .chain(parser(&fragment).map(Event::into_static))
        .chain(part(&events[after..]));
    composed.eq(parser(&whole).map(Event::into_static))
}
