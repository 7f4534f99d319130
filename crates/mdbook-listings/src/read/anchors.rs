//! Anchors and line ranges of one source file. Pure: text in, excerpt or faults out.

use std::ops::Range;

use crate::base::characters::check_characters;
use crate::base::diagnostic::Fault;
use crate::base::suggest::did_you_mean;

/// Which part of a file an include asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    Whole,
    Anchor(String),
    /// One-based and inclusive; `None` is the file's first or last line.
    Lines(Option<usize>, Option<usize>),
}

/// The chosen lines, dedented and without anchor comments, and where they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    pub lines: (usize, usize),
}

/// A named region: the lines between its two comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub name: String,
    /// The opening comment, in bytes.
    pub span: Range<usize>,
    /// Zero-based lines of the content, end exclusive.
    lines: Range<usize>,
}

enum Mark<'a> {
    Open(&'a str),
    Close(&'a str),
}

/// Reads a file's bytes as every platform may have written them: a BOM and CRLF are fine, other
/// encodings are not, and neither are characters that nobody sees.
pub fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.replace("\r\n", "\n");
            check_characters(&text).map_or(Ok(text), Err)
        }
        Err(error) => {
            let at = error.valid_up_to();
            Err(Fault::new(format!("byte {at} is not valid UTF-8"))
                .at(at..at)
                .help("save the file as UTF-8"))
        }
    }
}

/// All anchors of a file, or everything that is wrong with them.
pub fn anchors(text: &str) -> Result<Vec<Anchor>, Vec<Fault>> {
    let mut reader = Reader::default();
    for (number, span) in line_spans(text).enumerate() {
        match mark(&text[span.clone()]) {
            Some(Mark::Open(name)) => reader.open(name, number, span),
            Some(Mark::Close(name)) => reader.close(name, number, span),
            None => {}
        }
    }
    reader.end(&text.lines().collect::<Vec<_>>())
}

/// The anchors up to some line of a file.
#[derive(Default)]
struct Reader {
    found: Vec<Anchor>,
    open: Vec<Anchor>,
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, message: String, span: Range<usize>, help: impl Into<String>) {
        self.faults.push(Fault::new(message).at(span).help(help));
    }

    fn open(&mut self, name: &str, number: usize, span: Range<usize>) {
        if self.found.iter().chain(&self.open).any(|other| other.name == name) {
            let message = format!("anchor `{name}` is opened twice");
            self.fault(message, span.clone(), "give each anchor a name of its own");
        }
        let lines = number + 1..number + 1;
        self.open.push(Anchor { name: name.to_owned(), span, lines });
    }

    fn close(&mut self, name: &str, number: usize, span: Range<usize>) {
        let Some(at) = self.open.iter().rposition(|anchor| anchor.name == name) else {
            let message = format!("anchor `{name}` is closed but not open");
            let help = format!("open it with `ANCHOR: {name}` on a line above");
            return self.fault(message, span, help);
        };
        if let Some(inner) = self.open.get(at + 1) {
            let message = format!("anchor `{name}` crosses anchor `{}`", inner.name);
            self.fault(message, span, "close the inner anchor first");
        }
        let mut anchor = self.open.remove(at);
        anchor.lines.end = number;
        self.found.push(anchor);
    }

    fn end(mut self, lines: &[&str]) -> Result<Vec<Anchor>, Vec<Fault>> {
        for anchor in std::mem::take(&mut self.open) {
            let help = format!("close it with `ANCHOR_END: {}`", anchor.name);
            self.fault(format!("anchor `{}` is never closed", anchor.name), anchor.span, help);
        }
        let is_idle = |line: &&str| line.trim().is_empty() || mark(line).is_some();
        let is_empty = |anchor: &&Anchor| lines[anchor.lines.clone()].iter().all(is_idle);
        let empty: Vec<Anchor> = self.found.iter().filter(is_empty).cloned().collect();
        for anchor in empty {
            let help = "put code between its two comments, or delete them";
            self.fault(format!("anchor `{}` is empty", anchor.name), anchor.span, help);
        }
        if self.faults.is_empty() { Ok(self.found) } else { Err(self.faults) }
    }
}

/// Cuts the selected lines out of a file. The fault's span is for the directive that asked, so it
/// is left empty here.
pub fn excerpt(text: &str, anchors: &[Anchor], selection: &Selection) -> Result<Excerpt, Fault> {
    let lines: Vec<&str> = text.lines().collect();
    let chosen = match selection {
        Selection::Whole => 0..lines.len(),
        Selection::Anchor(name) => match anchors.iter().find(|anchor| anchor.name == *name) {
            Some(anchor) => anchor.lines.clone(),
            None => {
                let names: Vec<&str> = anchors.iter().map(|anchor| anchor.name.as_str()).collect();
                return Err(Fault::new(format!("no anchor `{name}` in the included file"))
                    .help(did_you_mean(name, names.iter().copied())));
            }
        },
        Selection::Lines(from, to) => line_range(*from, *to, lines.len())?,
    };
    let chosen = trim_blank(&lines, chosen);
    let kept: Vec<&str> =
        lines[chosen.clone()].iter().copied().filter(|line| mark(line).is_none()).collect();
    if kept.iter().all(|line| line.trim().is_empty()) {
        return Err(Fault::new("the included part is empty")
            .help("choose lines that hold more than blanks"));
    }
    Ok(Excerpt { text: dedent(&kept), lines: (chosen.start + 1, chosen.end) })
}

fn line_range(from: Option<usize>, to: Option<usize>, count: usize) -> Result<Range<usize>, Fault> {
    let (from, to) = (from.unwrap_or(1), to.unwrap_or(count));
    if from > to {
        let help = format!("the first line comes first: `{to}:{from}`");
        return Err(Fault::new(format!("range {from}:{to} runs backwards")).help(help));
    }
    if from == 0 || to > count {
        let help = format!("the included file has lines 1 to {count}");
        return Err(Fault::new(format!("range {from}:{to} leaves the file")).help(help));
    }
    Ok(from - 1..to)
}

/// Anchor comments and blank lines at either end are no part of what is shown.
fn trim_blank(lines: &[&str], mut range: Range<usize>) -> Range<usize> {
    let idle = |line: &str| line.trim().is_empty() || mark(line).is_some();
    while !range.is_empty() && idle(lines[range.start]) {
        range.start += 1;
    }
    while !range.is_empty() && idle(lines[range.end - 1]) {
        range.end -= 1;
    }
    range
}

fn dedent(lines: &[&str]) -> String {
    let indent = |line: &&&str| line.len() - line.trim_start().len();
    let common = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| indent(&line))
        .min()
        .unwrap_or(0);
    let cut: Vec<&str> =
        lines.iter().map(|line| line.get(common..).unwrap_or("").trim_end()).collect();
    cut.join("\n") + "\n"
}

/// Code as it is without the comments that name its regions, at the left margin.
pub fn without_anchors(text: &str) -> String {
    dedent(&text.lines().filter(|line| mark(line).is_none()).collect::<Vec<_>>())
}

fn mark(line: &str) -> Option<Mark<'_>> {
    let comment = ["//", "#", "--", ";", "%"]
        .iter()
        .find_map(|sign| line.trim_start().strip_prefix(sign))?
        .trim();
    let close = comment.strip_prefix("ANCHOR_END:").map(|name| Mark::Close(name.trim()));
    close.or_else(|| comment.strip_prefix("ANCHOR:").map(|name| Mark::Open(name.trim())))
}

/// Byte spans of the lines, without their ends.
fn line_spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        span
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, selection: Selection) -> Result<Excerpt, Fault> {
        excerpt(text, &anchors(text).unwrap(), &selection)
    }

    fn complaint(text: &str) -> Vec<String> {
        anchors(text).unwrap_err().into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn an_anchor_is_dedented_and_located() {
        let text = "fn a() {\n    // ANCHOR: body\n    let x = 1;\n\n        deep();\n    // ANCHOR_END: body\n}\n";
        let excerpt = cut(text, Selection::Anchor("body".into())).unwrap();
        assert_eq!(excerpt, Excerpt { text: "let x = 1;\n\n    deep();\n".into(), lines: (3, 5) });
    }

    #[test]
    fn a_whole_file_loses_its_anchor_comments() {
        let text = "// ANCHOR: a\nlet x = 1;\n// ANCHOR_END: a\nlet y = 2;";
        assert_eq!(cut(text, Selection::Whole).unwrap().text, "let x = 1;\nlet y = 2;\n");
    }

    #[test]
    fn bom_crlf_and_a_missing_final_newline_are_fine() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\r\nb").unwrap(), "a\nb");
    }

    #[test]
    fn each_bad_anchor_is_named() {
        assert_eq!(complaint("# ANCHOR: a\nx\n"), ["anchor `a` is never closed"]);
        assert_eq!(complaint("# ANCHOR: a\n# ANCHOR_END: a\n"), ["anchor `a` is empty"]);
        assert_eq!(complaint("x\n# ANCHOR_END: a\n"), ["anchor `a` is closed but not open"]);
        let twice = "# ANCHOR: a\nx\n# ANCHOR_END: a\n# ANCHOR: a\ny\n# ANCHOR_END: a\n";
        assert_eq!(complaint(twice), ["anchor `a` is opened twice"]);
        let crossing = "# ANCHOR: a\nx\n# ANCHOR: b\ny\n# ANCHOR_END: a\nz\n# ANCHOR_END: b\n";
        assert_eq!(complaint(crossing), ["anchor `a` crosses anchor `b`"]);
    }

    #[test]
    fn ranges_stay_inside_the_file() {
        let message = |from, to| cut("a\nb\n", Selection::Lines(from, to)).unwrap_err().message;
        assert_eq!(message(Some(1), Some(3)), "range 1:3 leaves the file");
        assert_eq!(message(Some(2), Some(1)), "range 2:1 runs backwards");
        assert_eq!(message(Some(0), Some(1)), "range 0:1 leaves the file");
        assert_eq!(cut("a\nb\n", Selection::Lines(Some(2), None)).unwrap().text, "b\n");
    }
}
