//! The words of a page as a reader sees them, without their markup.

use crate::base::diagnostic::Span;

/// The words of one block: text, code and the titles of links and images.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// Each piece and where it begins in the page.
    pub pieces: Vec<(String, usize)>,
    /// The block refers to a footnote.
    pub is_sourced: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    pub span: Span,
    pub pieces: Vec<(String, usize)>,
    /// The cell refers to a footnote.
    pub is_sourced: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
}

/// Reads a table cell by cell.
#[derive(Debug, Default)]
pub struct TableReader {
    table: Table,
    row: Vec<Cell>,
    cell: Option<Cell>,
}

impl TableReader {
    pub fn start_cell(&mut self, span: &Span) {
        self.cell = Some(Cell { span: span.clone(), ..Cell::default() });
    }

    /// The cell that is open.
    pub fn cell(&mut self) -> Option<&mut Cell> {
        self.cell.as_mut()
    }

    pub fn end_cell(&mut self) {
        self.row.extend(self.cell.take());
    }

    pub fn end_head(&mut self) {
        self.table.head = std::mem::take(&mut self.row);
    }

    pub fn columns(&self) -> usize {
        self.table.head.len()
    }

    pub fn end_row(&mut self) {
        self.table.rows.push(std::mem::take(&mut self.row));
    }

    pub fn end(&mut self) -> Table {
        std::mem::take(&mut self.table)
    }
}

/// Raw HTML with blanks for its tags and for spaces that are spelt out, so that every byte of its
/// text keeps its place.
pub fn without_tags(html: &str) -> String {
    let mut text = html.to_owned();
    for tag in tags(html, 0) {
        let length = tag.len();
        text.replace_range(tag, &" ".repeat(length));
    }
    text.replace("&nbsp;", "      ")
}

/// The tags and comments of some raw HTML.
pub fn tags(html: &str, base: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|offset| at + offset) {
        let close = if html[start..].starts_with("<!--") { "-->" } else { ">" };
        at = html[start..].find(close).map_or(html.len(), |offset| start + offset + close.len());
        found.push(base + start..base + at);
    }
    found
}
