//! A fence and the places of its parts. Pure.

use crate::base::diagnostic::Span;

/// A fenced code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// From the first backtick to the end of the closing line.
    pub span: Span,
    pub info: Span,
    pub body: Span,
}

impl Fence {
    /// The first word of the info string.
    pub fn language<'a>(&self, text: &'a str) -> &'a str {
        text[self.info.clone()].split([',', ' ', '\t']).next().unwrap_or("")
    }

    /// Whether its lines are the lines of the page, as they are not in a list or a quotation.
    pub fn is_at_margin(&self, text: &str) -> bool {
        self.span.start == 0 || text[..self.span.start].ends_with('\n')
    }

    /// The line that opens it.
    pub fn opening(&self) -> Span {
        self.span.start..self.body.start.saturating_sub(1).max(self.span.start + 3)
    }
}
