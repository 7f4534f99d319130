//! Footnotes, and Markdown that looks like something that it does not become.

use crate::base::diagnostic::{Fault, Span};

/// A footnote's text, or a place that refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub label: String,
    pub span: Span,
    pub is_definition: bool,
}

/// A row of a table that has more or fewer cells than the table's head: Markdown fills it up or
/// cuts it off.
pub fn check_row(row: &str, span: &Span, head: usize) -> Option<Fault> {
    let found = count_cells(row.trim_end().lines().next().unwrap_or_default());
    let cells = if found == 1 { "cell" } else { "cells" };
    let message = format!("this row has {found} {cells}, and the head of its table {head}");
    let fault = Fault::new(message).at(span.start..span.start + row.trim_end().len());
    let help = match found < head {
        true => "add empty cells",
        false => "write `\\|` for the sign itself, in code as well",
    };
    (found != head).then(|| fault.help(help))
}

pub fn count_cells(row: &str) -> usize {
    let row = row.trim().trim_start_matches(['>', ' ']);
    let row = row.strip_prefix('|').unwrap_or(row);
    let bars = row.match_indices('|').filter(|(at, _)| !row[..*at].ends_with('\\'));
    let is_ended = row.ends_with('|') && !row.ends_with("\\|");
    bars.count() + usize::from(!is_ended)
}

/// A paragraph that was meant as a table.
pub fn check_paragraph(paragraph: &str, span: &Span) -> Option<Fault> {
    let is_delimiter = |line: &str| {
        let line = line.trim_start_matches(['>', ' ']).trim();
        line.contains('|') && line.contains("--") && line.chars().all(|c| "|:- ".contains(c))
    };
    let is_table = paragraph.starts_with('|') || paragraph.lines().any(is_delimiter);
    let line = paragraph.find('\n').unwrap_or(paragraph.len());
    let fault = Fault::new("this is not a table").at(span.start..span.start + line);
    let help = "the line below the head has `---` for each column, with `|` between them; \
                an empty line is above the head";
    is_table.then(|| fault.help(help))
}

/// A picture without words for those who cannot see it.
pub fn check_image(image: &str, span: &Span) -> Option<Fault> {
    let words = image.strip_prefix("![")?.split(']').next().unwrap_or_default();
    let fault = Fault::new("this picture has no words").at(span.clone());
    let help = "write what it shows between the brackets, for readers who cannot see it";
    words.trim().is_empty().then(|| fault.help(help))
}

/// A quotation that was meant as a box.
pub fn check_quotation(quotation: &str, span: &Span) -> Option<Fault> {
    let text = quotation.trim_start_matches(['>', ' ', '\t']);
    let kind = text.strip_prefix("[!")?;
    let line = text.lines().next().unwrap_or_default();
    let start = span.start + quotation.len() - text.len();
    let known = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
    let name = kind.split(']').next().filter(|name| !name.is_empty())?;
    let (message, help) = match known.contains(&name.to_uppercase().as_str()) {
        true => {
            ("this does not become a box".to_owned(), "write the text below this line".to_owned())
        }
        false => (format!("there is no box `{name}`"), format!("there are {}", known.join(", "))),
    };
    Some(Fault::new(message).at(start..start + line.len()).help(help))
}
