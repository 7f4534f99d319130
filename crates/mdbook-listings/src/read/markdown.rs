//! A page's Markdown, parsed once: fences and directives with their byte spans, and all that rules
//! look at. Pure.

use pulldown_cmark::{
    BrokenLink, BrokenLinkCallback, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag,
    TagEnd,
};

use super::boxes::{Boxed, open_boxes};
use super::directives::{Directive, directive_spans, parse_directive};
pub use super::fence::Fence;
use super::math::{self, Formula};
use super::notes::{Note, check_image, check_paragraph, check_quotation, check_row};
use super::prose::{Prose, Table, TableReader, tags, without_tags};
use crate::base::characters::check_characters;
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
    let mut reader = Reader { opened: &opened, boxes: &boxes, ..Reader::default() };
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

/// Collects what the events of one parse say.
#[derive(Default)]
struct Reader<'a> {
    opened: &'a str,
    boxes: &'a [Boxed],
    parsed: Parsed,
    /// How many elements of Markdown there were, and which of them are open.
    elements: usize,
    open: Vec<usize>,
    /// Where a directive would not be seen, or would break what it is in.
    odd_places: Vec<Span>,
    heading: Option<Heading>,
    prose: Prose,
    table: TableReader,
    /// How many code blocks and footnotes are open: their text is not prose.
    apart: usize,
    is_code: bool,
    /// How many images are open, whose text is no more than text.
    images: usize,
    /// A dollar sign of this block was reported.
    has_odd_dollar: bool,
    /// The last fence has not ended.
    in_fence: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: &Event, span: &Span) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html_block(span),
            Event::End(TagEnd::HtmlBlock) => self.end_prose(),
            Event::Start(tag) => {
                self.start(tag, span);
                self.elements += 1;
                self.open.push(self.elements);
                if self.open.len() == DEEPEST {
                    self.parsed.faults.push(too_deep(span.clone()));
                }
            }
            Event::End(tag) => {
                self.open.pop();
                self.end(*tag, span);
            }
            Event::Text(text) => {
                if !self.is_code {
                    self.check_dollars(span);
                }
                if let Some(fence) = self.parsed.fences.last_mut().filter(|_| self.in_fence) {
                    fence.body.end = span.end;
                }
                self.check_references(text, span);
                self.heading_text(text);
                self.push_prose(text, span.start);
            }
            Event::Code(code) => {
                self.odd_places.push(span.clone());
                self.heading_text(code);
                self.push_code(code, span);
            }
            Event::InlineMath(tex) => self.formula(tex, span, false),
            Event::DisplayMath(tex) => self.formula(tex, span, true),
            Event::Html(html) => {
                self.check_dollars(span);
                self.push_html(html, span);
                self.push_prose(&without_tags(html), span.start);
            }
            Event::InlineHtml(html) => {
                self.odd_places.push(span.clone());
                self.push_html(html, span);
            }
            Event::SoftBreak | Event::HardBreak => self.push_prose(" ", span.start),
            Event::FootnoteReference(label) => {
                self.note(label, span, false);
                self.prose.is_sourced = true;
                self.table.cell().into_iter().for_each(|cell| cell.is_sourced = true);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, span: &Span) {
        match tag {
            Tag::CodeBlock(kind) => {
                self.apart += 1;
                self.is_code = true;
                self.code_block(kind, span);
            }
            Tag::FootnoteDefinition(label) => {
                self.apart += 1;
                self.note(label, span, true);
            }
            Tag::Paragraph => self.check(check_paragraph, span),
            Tag::BlockQuote(None) => self.check(check_quotation, span),
            Tag::Link { dest_url, title, .. } => self.link(dest_url, title, span, false),
            Tag::Image { dest_url, title, .. } => {
                self.images += 1;
                self.link(dest_url, title, span, true);
                self.check(check_image, span);
            }
            Tag::TableCell => self.table.start_cell(span),
            Tag::Heading { id, classes, attrs, .. } => {
                let id = id.as_ref().map(ToString::to_string);
                let attributes = attrs.iter().map(|(name, _)| name.to_string());
                let extras = classes.iter().map(|class| format!(".{class}")).chain(attributes);
                self.heading(span, id, extras.collect());
            }
            Tag::DefinitionListTitle => self.heading(span, None, Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: &Span) {
        match tag {
            TagEnd::CodeBlock => {
                self.apart -= 1;
                self.is_code = false;
                self.end_fence();
            }
            TagEnd::FootnoteDefinition => self.apart -= 1,
            TagEnd::Image => self.images -= 1,
            TagEnd::TableCell => {
                self.push_prose(" ", span.start);
                self.table.end_cell();
            }
            TagEnd::TableHead => {
                self.table.end_head();
                self.end_prose();
            }
            TagEnd::TableRow => {
                let row = check_row(&self.opened[span.clone()], span, self.table.columns());
                self.parsed.faults.extend(row);
                self.table.end_row();
                self.end_prose();
            }
            TagEnd::Table => self.parsed.tables.push(self.table.end()),
            TagEnd::Heading(_) | TagEnd::DefinitionListTitle => {
                self.parsed.headings.extend(self.heading.take());
                self.end_prose();
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::DefinitionListDefinition => self.end_prose(),
            _ => {}
        }
    }

    fn formula(&mut self, tex: &str, span: &Span, is_display: bool) {
        self.odd_places.push(span.clone());
        if self.heading.is_some() || self.images > 0 {
            let place = if self.images > 0 { "the text of an image" } else { "a heading" };
            let fault = Fault::new(format!("a formula in {place}")).at(span.clone());
            self.parsed
                .faults
                .push(fault.help("write it in words: titles are shown as plain text"));
            return;
        }
        match math::read_formula(tex, span.clone(), is_display) {
            Ok(formula) => {
                self.push_prose(&formula.words, span.start);
                self.parsed.formulas.push(formula);
            }
            // a formula of several lines in a quotation is not in the page as TeX sees it
            Err(fault) if self.opened[span.clone()].contains(tex) => self.parsed.faults.push(fault),
            Err(fault) => self.parsed.faults.push(fault.at(span.clone())),
        }
    }

    /// What was meant as a formula must not be published as it was typed. One report for a block is
    /// enough: the next dollar sign may be the end of the same formula.
    fn check_dollars(&mut self, span: &Span) {
        if self.has_odd_dollar {
            return;
        }
        // an escape belongs to the text before it
        let start = self.opened[..span.start].trim_end_matches('\\').len();
        if let Some(fault) = math::untold(&self.opened[start..span.end]) {
            let at = fault.span.clone().map_or(span.clone(), |at| start + at.start..start + at.end);
            self.parsed.faults.push(fault.at(at));
            self.has_odd_dollar = true;
        }
    }

    fn note(&mut self, label: &str, span: &Span, is_definition: bool) {
        let end = span.start + self.opened[span.clone()].trim_end().len();
        let (label, span) = (label.to_owned(), span.start..end);
        self.parsed.notes.push(Note { label, span, is_definition });
    }

    fn check(&mut self, check: fn(&str, &Span) -> Option<Fault>, span: &Span) {
        self.parsed.faults.extend(check(&self.opened[span.clone()], span));
    }

    fn heading(&mut self, span: &Span, id: Option<String>, extras: Vec<String>) {
        let end = span.start + self.opened[span.clone()].trim_end().len();
        self.heading = Some(Heading { span: span.start..end, id, extras, text: String::new() });
    }

    fn heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }

    fn html_block(&mut self, span: &Span) {
        self.odd_places.extend(tags(&self.opened[span.clone()], span.start));
    }

    /// A block of HTML is in what is around it, as mdBook sees it.
    fn push_html(&mut self, html: &str, span: &Span) {
        let around = |boxed: &&Boxed| boxed.span.contains(&span.start);
        let boxed = self.boxes.iter().filter(around).map(|boxed| boxed.span.start + 1).max();
        let container = (self.open.last().copied().unwrap_or(0), boxed.unwrap_or(0));
        self.parsed.html.push(Html { text: html.to_owned(), start: span.start, container });
    }

    /// `&shy;` and the like become characters that the text of the page does not hold.
    fn check_references(&mut self, text: &str, span: &Span) {
        if self.opened[span.clone()].contains('&') {
            let fault = check_characters(text).map(|fault| fault.at(span.clone()));
            self.parsed.faults.extend(fault);
        }
    }

    fn push_prose(&mut self, text: &str, at: usize) {
        if self.apart == 0 {
            self.prose.pieces.push((text.to_owned(), at));
            let cell = self.table.cell().into_iter();
            cell.for_each(|cell| cell.pieces.push((text.to_owned(), at)));
        }
    }

    /// Code is read like other words, but `7 % 3` is a remainder, and a whole sentence is a message
    /// of some program.
    fn push_code(&mut self, code: &str, span: &Span) {
        let is_sum = code.split('%').skip(1).any(|rest| rest.starts_with([' ', '=']));
        let is_message = code.split_whitespace().count() > 5 || code.contains("[^");
        let ticks = self.opened[span.clone()].chars().take_while(|c| *c == '`').count();
        self.push_prose(if is_sum || is_message { "`" } else { code }, span.start + ticks);
    }

    fn end_prose(&mut self) {
        self.has_odd_dollar = false;
        let prose = std::mem::take(&mut self.prose);
        if !prose.pieces.is_empty() {
            self.parsed.prose.push(prose);
        }
    }

    fn link(&mut self, target: &str, title: &str, span: &Span, is_image: bool) {
        self.odd_places.push(span.clone());
        self.check_references(&format!("{target}{title}"), span);
        let at = self.opened[span.clone()].rfind(title).unwrap_or(0);
        self.push_prose(&format!(" {title} "), span.start + at.saturating_sub(1));
        let target = match target.strip_prefix(UNDEFINED) {
            Some(label) => Target::Undefined(label.to_owned()),
            None => Target::Address(target.to_owned()),
        };
        self.parsed.links.push(Link { span: span.clone(), target, is_image });
    }

    fn code_block(&mut self, kind: &CodeBlockKind, span: &Span) {
        let block = &self.opened[span.clone()];
        let first_line = block.find('\n').unwrap_or(block.len());
        if *kind == CodeBlockKind::Indented {
            let fault =
                Fault::new("code that is only indented").at(span.start..span.start + first_line);
            self.parsed.faults.push(fault.help("put it into a fence with a language"));
            return;
        }
        let ticks = block.len() - block.trim_start_matches(['`', '~']).len();
        let body = (first_line + 1).min(block.len());
        let info = trimmed(block, ticks..first_line);
        let at = span.start;
        self.in_fence = true;
        self.parsed.fences.push(Fence {
            span: at..at + block.trim_end_matches('\n').len(),
            info: at + info.start..at + info.end,
            body: at + body..at + body,
        });
    }

    /// Without its end, a fence takes in whatever follows.
    fn end_fence(&mut self) {
        let last = self.parsed.fences.last().filter(|_| self.in_fence);
        if let Some(fence) = last
            && self
                .opened
                .get(fence.body.end..fence.span.end)
                .is_none_or(|end| end.trim().is_empty())
        {
            let fault = Fault::new("this fence is never closed").at(fence.opening());
            self.parsed.faults.push(fault.help("end it with the signs that it begins with"));
        }
        self.in_fence = false;
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let part = &text[span.clone()];
    let start = span.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests;
