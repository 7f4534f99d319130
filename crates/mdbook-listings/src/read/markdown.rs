//! A page's Markdown, parsed once: fences and directives with their byte spans, and all that rules
//! look at. Pure.

use pulldown_cmark::{BrokenLink, BrokenLinkCallback, CowStr, LinkType, Options, Parser};

use self::reader::Reader;
use super::boxes::{Boxed, open_boxes};
use super::directives::{Directive, directive_spans, parse_directive};
pub use super::fence::Fence;
use super::math::Formula;
use super::notes::Note;
use super::prose::{Prose, Table};
use crate::base::diagnostic::{Fault, Span};

/// Where a link or an image leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Address(String),
    /// `[text][label]`, where nothing defines the label.
    Undefined(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub span: Span,
    pub target: Target,
    pub is_image: bool,
}

/// A heading, or a term of a list of definitions: mdBook gives both an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub span: Span,
    /// An id of the author's own, `{#id}`.
    pub id: Option<String>,
    /// Classes and other attributes after it.
    pub extras: Vec<String>,
    pub text: String,
}

/// The block or span of Markdown and the box that something is directly in, by their numbers.
pub type Container = (usize, usize);

/// A piece of raw HTML, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html {
    pub text: String,
    pub start: usize,
    pub container: Container,
}

/// What one page is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    pub boxes: Vec<Boxed>,
    pub fences: Vec<Fence>,
    pub directives: Vec<Directive>,
    pub links: Vec<Link>,
    pub headings: Vec<Heading>,
    pub html: Vec<Html>,
    pub formulas: Vec<Formula>,
    pub prose: Vec<Prose>,
    /// Paragraphs and all else that holds sentences: what is between two ends of blocks.
    pub runs: Vec<Span>,
    /// Emphasis, links, code and the like, in which no sentence ends.
    pub inline: Vec<Span>,
    /// Text that is neither in a heading, link, image, note, drawing or head of a table nor code.
    pub body: Vec<Span>,
    pub tables: Vec<Table>,
    pub notes: Vec<Note>,
    pub faults: Vec<Fault>,
}

impl Parsed {
    pub fn directives_in<'a>(&'a self, span: &'a Span) -> impl Iterator<Item = &'a Directive> {
        self.directives.iter().filter(move |d| span.start <= d.span.start && d.span.end <= span.end)
    }

    /// Whether something in a span is wrong already, so that what follows from it is not worth a
    /// word.
    pub fn is_faulty(&self, span: &Span) -> bool {
        let starts = self.faults.iter().filter_map(|fault| Some(fault.span.as_ref()?.start));
        starts.into_iter().any(|start| span.contains(&start))
    }

    /// The fence that a byte offset lies in.
    pub fn fence_at(&self, offset: usize) -> Option<&Fence> {
        self.fences.iter().find(|fence| fence.span.contains(&offset))
    }
}

/// Markdown as mdBook reads it, and formulas.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_MATH
}

/// As many elements, tags or boxes inside of each other are a mistake. Programs that read pages by
/// recursion would end where their stack does.
pub const DEEPEST: usize = 24;

pub fn too_deep(span: Span) -> Fault {
    let fault = Fault::new(format!("this is nested {DEEPEST} levels deep")).at(span);
    fault.help("a reader follows three or four; take the inner part out")
}

/// Marks the target of a link whose label has no definition.
const UNDEFINED: &str = "\u{1}";

fn mark_undefined<'a>(link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let marked = || (format!("{UNDEFINED}{}", link.reference).into(), "".into());
    (link.link_type == LinkType::Reference).then(marked)
}

/// The parser of a page whose boxes are open.
pub(super) fn parser(opened: &str) -> Parser<'_, impl BrokenLinkCallback<'_>> {
    Parser::new_with_broken_link_callback(opened, options(), Some(mark_undefined))
}

/// Reads a page; what can be read is returned beside all faults.
pub fn parse(text: &str) -> Parsed {
    let (opened, boxes) = open_boxes(text);
    let mut reader = Reader::new(&opened, &boxes);
    reader.parsed.faults.extend(boxes.iter().filter_map(Boxed::fault));
    let events = parser(&opened).into_offset_iter();
    reader.odd_places = events
        .reference_definitions()
        .iter()
        .map(|(_, definition)| definition.span.clone())
        .collect();
    for (event, span) in events {
        reader.read(&event, &span);
    }
    reader.end_prose();
    let (mut parsed, odd_places) = (reader.parsed, reader.odd_places);
    parsed.boxes = boxes;
    read_directives(text, &opened, &odd_places, &mut parsed);
    parsed
}

/// The directives of a page, and those that no reader would see or that would break what they are
/// in.
fn read_directives(text: &str, opened: &str, odd_places: &[Span], parsed: &mut Parsed) {
    let in_title =
        |at: usize| opened[text[..at].rfind('\n').map_or(0, |end| end + 1)..at].contains('\n');
    for span in directive_spans(text, &mut parsed.faults) {
        let odd =
            in_title(span.start) || odd_places.iter().any(|place| place.contains(&span.start));
        match parse_directive(text, &span) {
            Ok(_) if odd => parsed.faults.push(
                Fault::new("a directive inside a tag, comment, link, code span or title")
                    .at(span)
                    .help("write it in the text itself; a backslash before it makes it text"),
            ),
            Ok(kind) => parsed.directives.push(Directive { span, kind }),
            Err(fault) => parsed.faults.push(fault),
        }
    }
}

mod reader;
#[cfg(test)]
mod tests;
