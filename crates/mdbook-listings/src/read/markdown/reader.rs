//! Collects what the events of one parse say about a page.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::super::boxes::Boxed;
use super::super::fence::Fence;
use super::super::math;
use super::super::notes::{Note, check_image, check_paragraph, check_quotation, check_row};
use super::super::prose::{Prose, TableReader, tags, without_tags};
use super::{DEEPEST, Heading, Html, Link, Parsed, Target, UNDEFINED, too_deep};
use crate::base::characters::check_characters;
use crate::base::diagnostic::{Fault, Span};

/// Collects what the events of one parse say.
#[derive(Default)]
pub struct Reader<'a> {
    opened: &'a str,
    boxes: &'a [Boxed],
    pub parsed: Parsed,
    /// How many elements of Markdown there were, and which of them are open.
    elements: usize,
    open: Vec<usize>,
    /// Where a directive would not be seen, or would break what it is in.
    pub odd_places: Vec<Span>,
    heading: Option<Heading>,
    prose: Prose,
    table: TableReader,
    /// How many code blocks and footnotes are open: their text is not prose.
    apart: usize,
    is_code: bool,
    /// How many images are open, whose text is no more than text.
    images: usize,
    links: usize,
    /// The head of a table or a drawing is open.
    in_head: bool,
    in_drawing: bool,
    /// What was read since the last end of a block.
    run: Option<Span>,
    /// A dollar sign of this block was reported.
    has_odd_dollar: bool,
    /// The last fence has not ended.
    in_fence: bool,
}

impl<'a> Reader<'a> {
    /// `opened` is the page without the fences of its boxes.
    pub fn new(opened: &'a str, boxes: &'a [Boxed]) -> Self {
        Self { opened, boxes, ..Self::default() }
    }

    pub fn read(&mut self, event: &Event, span: &Span) {
        self.extend_run(event, span);
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
                self.push_body(span);
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
                self.in_drawing =
                    (self.in_drawing || html.starts_with("<svg")) && **html != *"</svg>";
                self.push_html(html, span);
            }
            Event::SoftBreak | Event::HardBreak => self.push_prose(" ", span.start),
            Event::FootnoteReference(label) => self.refer(label, span),
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
            Tag::Link { dest_url, title, .. } => {
                self.links += 1;
                self.link(dest_url, title, span, false);
            }
            Tag::Image { dest_url, title, .. } => {
                self.images += 1;
                self.link(dest_url, title, span, true);
                self.check(check_image, span);
            }
            Tag::TableHead => self.in_head = true,
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
            TagEnd::Link => self.links -= 1,
            TagEnd::TableCell => {
                self.push_prose(" ", span.start);
                self.table.end_cell();
            }
            TagEnd::TableHead => {
                self.in_head = false;
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

    /// Whatever begins or ends a block ends a run.
    fn extend_run(&mut self, event: &Event, span: &Span) {
        let is_span = match event {
            Event::Start(tag) => is_span(tag.to_end()),
            Event::End(tag) => is_span(*tag),
            Event::Html(_) | Event::Rule | Event::TaskListMarker(_) => false,
            _ => true,
        };
        if !is_span {
            self.parsed.runs.extend(self.run.take());
            return;
        }
        let run = self.run.get_or_insert_with(|| span.clone());
        run.end = run.end.max(span.end);
        if !matches!(event, Event::Text(_) | Event::SoftBreak | Event::HardBreak | Event::End(_)) {
            self.parsed.inline.push(span.clone());
        }
    }

    fn push_body(&mut self, span: &Span) {
        let is_apart = self.apart + self.images + self.links > 0 || self.heading.is_some();
        if !is_apart && !self.in_head && !self.in_drawing {
            self.parsed.body.push(span.clone());
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

    /// A block with a footnote has a source.
    fn refer(&mut self, label: &str, span: &Span) {
        self.note(label, span, false);
        self.prose.is_sourced = true;
        self.table.cell().into_iter().for_each(|cell| cell.is_sourced = true);
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

    pub fn end_prose(&mut self) {
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

fn is_span(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

fn trimmed(text: &str, span: Span) -> Span {
    let part = &text[span.clone()];
    let start = span.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}
