//! Figures of speed, size or accuracy that no measurement and no source proves: a number with a
//! unit or a ratio in the text that a reader sees, however it was written.

use std::sync::LazyLock;

use regex::{Match, Regex};
use unicode_normalization::UnicodeNormalization;

use super::regex;
use super::tags::read_tags;
use crate::base::diagnostic::{Fault, Span};
use crate::read::markdown::Parsed;
use crate::read::prose::{Cell, Prose, Table};

/// What is left of a reference to a footnote that is not there.
static NOTE: LazyLock<Regex> = LazyLock::new(|| regex(r"\[\^[^\]\s]+\]"));

const NUMBER: &str =
    r"\b\p{N}(?:[\p{N}.,'’/]*\p{N})?(?:e[+-]?\d+)?(?:\s?(?:k|m|g|bn|thousand|million|billion)\b)?";
const WORD: &str = r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:hundred|thousand|million|billion|dozen)s?)";
/// Units that are words, or that nobody takes for anything else.
const LONG: &str = concat!(
    r"(?:[mnuμ]|milli|micro|nano)s(?:ec(?:ond)?s?)?\b|s?ec(?:ond)?s?\b|min(?:ute)s?\b|h(?:ou)?rs?\b",
    r"|[KMGT]?Hz\b|[frqt]ps\b|iops\b|[KMGT]?FLOPs?\b",
    r"|[KMGT]i?B\b|(?:[KMGT]i?|kilo|mega|giga)(?:byte|bit)s?\b|bytes\b",
    r"|\w+/(?:s(?:ec|econd)?|min|h)\b|\w+ per (?:second|minute|hour)\b",
    r"|per\s?cent\b|percentage points?\b|ppm\b|[%‰]|times\b|fold\b",
);
/// Units that are letters or signs, which stand for much else.
const SHORT: &str = r"|[×✕✖]|x\b|s\b|min\b|h\b";
const COMPARED: &str = r"(?:as|faster|slower|quicker|more|less|fewer|larger|bigger|smaller|higher|lower|better|worse|longer|shorter)";

static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    let digits = format!(r"{NUMBER}[\s-]{{0,2}}\(?(?:{LONG}{SHORT})");
    let counted = format!(
        r"{WORD}[\s-](?:(?:milli|micro|nano)?seconds?|minutes?|hours?|(?:kilo|mega|giga)bytes?|per\s?cent|(?:times|fold)\s{COMPARED}\b)"
    );
    let ratios = format!(
        r"[×✕✖]\s?\d(?:[\d,.]*\d)?|\bx\s?\d[\d,.]*\s{COMPARED}\b|\b(?:factor|speed-?up)(?: of|:)? \d(?:[\d,.]*\d)?|\b(?:faster|slower) by \d[\d.,]*"
    );
    let spelt = r"\b(?:twice|thrice) as (?:fast|slow|quick|large|big|small)\b|\borders? of magnitude\b|\b(?:half|third|quarter|tenth|hundredth)(?: of)? the (?:time|memory|speed|latency)\b";
    regex(&format!("(?i){digits}|{counted}|{ratios}|{spelt}"))
});
/// A column's unit, which is all that its numbers need to be figures.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    let long = LONG.replace("times\\b|", "");
    regex(&format!(r"(?i)(?:^|\W)(?:{long}|(?:[(\[]|\bin\s)(?:{}))", &SHORT[1..]))
});
static RATIO: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\bspeed-?up\b|\btimes (?:faster|slower)\b"));
static BARE: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)^[\s~≈<>≤≥±+-]*{NUMBER}(?:\s?(?:±|-)\s?{NUMBER})?\s*$")));

/// Typed figures without a source, and footnotes that nothing defines.
pub fn check_figures(parsed: &Parsed) -> Vec<Fault> {
    let blocks = parsed.prose.iter().flat_map(check_block);
    let tables = parsed.tables.iter().flat_map(check_table);
    let attributes = parsed.html.iter().flat_map(|html| check_attributes(&html.text, html.start));
    blocks.chain(tables).chain(attributes).collect()
}

/// Figures in text that is not Markdown.
pub fn check_text(text: &str) -> Vec<Fault> {
    check_block(&Prose { pieces: vec![(text.to_owned(), 0)], is_sourced: false })
}

fn check_block(prose: &Prose) -> Vec<Fault> {
    let block = Block::new(&prose.pieces);
    let place = |found: &Match| block.place(found.range());
    let figures = FIGURE.find_iter(&block.text).filter(|_| !prose.is_sourced);
    let figures = figures.map(|found| typed_by_hand(found.as_str().trim(), place(&found)));
    let notes = NOTE.find_iter(&block.text).map(|found| {
        let label = found.as_str();
        let message = format!("nothing defines the footnote `{label}`");
        Fault::new(message)
            .at(place(&found))
            .help(format!("write a line `{label}: …` on this page"))
    });
    figures.chain(notes).collect()
}

fn typed_by_hand(figure: &str, at: Span) -> Fault {
    let help = "record it and use `{{#measured …}}`, or give its source in a footnote";
    Fault::new(format!("the figure `{figure}` was typed by hand")).at(at).help(help)
}

/// Numbers whose unit is at the top of their column or at the beginning of their row.
fn check_table(table: &Table) -> Vec<Fault> {
    let mut faults = Vec::new();
    for row in table.rows.iter().filter(|row| !row.iter().any(|cell| cell.is_sourced)) {
        for (cell, head) in row.iter().zip(&table.head).filter(|(_, head)| !head.is_sourced) {
            let text = Block::new(&cell.pieces).text;
            let units = [head, &row[0]].map(unit);
            let Some(unit) = units.into_iter().flatten().next() else { continue };
            if BARE.is_match(&text) {
                let figure = format!("{} {unit}", text.trim());
                faults.push(typed_by_hand(&figure, cell.span.clone()));
            }
        }
    }
    faults
}

/// The unit that the numbers beside or below a cell have.
fn unit(cell: &Cell) -> Option<String> {
    let text = Block::new(&cell.pieces).text;
    let found = UNIT.find(&text).or_else(|| RATIO.find(&text))?;
    Some(found.as_str().trim_matches(|c: char| c.is_whitespace() || "()[],".contains(c)).to_owned())
}

/// Figures in what a browser shows or reads out of a tag.
fn check_attributes(html: &str, at: usize) -> Vec<Fault> {
    let tags = read_tags(html, at).into_iter().flatten();
    let faults = tags.flat_map(|tag| {
        let read_out = ["title", "aria-label", "alt"];
        let values =
            tag.attributes.into_iter().filter(move |(name, _)| read_out.contains(&name.as_str()));
        let faults = values.flat_map(|(_, value)| check_text(&value));
        faults.map(move |fault| fault.at(tag.span.clone())).collect::<Vec<_>>()
    });
    faults.collect()
}

/// The words of one block, and where each of their characters is in the page.
struct Block {
    text: String,
    places: Vec<(usize, Span)>,
}

impl Block {
    fn new(pieces: &[(String, usize)]) -> Self {
        let mut block = Self { text: String::new(), places: Vec::new() };
        for (piece, start) in pieces {
            block.push(piece, *start);
        }
        block
    }

    /// Letters, digits and signs of every width and form become the common ones, and so do spaces
    /// and hyphens of every kind; what has no width is dropped.
    fn push(&mut self, text: &str, at: usize) {
        for (offset, written) in text.char_indices() {
            for c in std::iter::once(written).nfkc() {
                let c = match c {
                    '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
                        continue;
                    }
                    '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => continue,
                    '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                    '\u{2044}' => '/',
                    c if c.is_whitespace() => ' ',
                    c => c,
                };
                if c != ' ' || !self.text.ends_with(' ') {
                    let written = at + offset..at + offset + written.len_utf8();
                    self.places.push((self.text.len(), written));
                    self.text.push(c);
                }
            }
        }
    }

    /// Where the characters of a part of the text were written.
    fn place(&self, part: Span) -> Span {
        let written = |offset: usize| {
            let known = self.places.iter().rfind(|(start, _)| *start <= offset);
            known.map_or(offset..offset, |(_, written)| written.clone())
        };
        written(part.start).start..written(part.end - 1).end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::parse;

    fn messages(text: &str) -> Vec<String> {
        check_figures(&parse(text)).into_iter().map(|fault| fault.message).collect()
    }

    #[track_caller]
    fn found(text: &str, figures: &[&str]) {
        let expected: Vec<String> = figures
            .iter()
            .map(|figure| format!("the figure `{figure}` was typed by hand"))
            .collect();
        assert_eq!(messages(text), expected, "{text}");
    }

    #[test]
    fn figures_need_a_source() {
        found("It is 3.5 times faster.\n", &["3.5 times"]);
        found("4&#8203;0&shy; times\n", &["40 times"]);
        found("Accuracy 97 %.\n", &["97 %"]);
        found("It is 17 times faster, they say.[^a]\n\n[^a]: A source of 3 ms.\n", &[]);
        found("There are 1,797 images of 8 by 8; `x = 3 ms`.\n", &["3 ms"]);
    }

    #[test]
    fn figures_are_read_as_they_are_rendered() {
        found("**3** ms, 3&nbsp;ms, *4*&thinsp;`MB`, 5<br>s\n", &["3 ms", "3 ms", "4 MB", "5s"]);
        found(
            "３ｍｓ, 𝟯 ms, 3 ㎳, ５０％, ½ s, ² s, 3 ms\n",
            &["3ms", "3 ms", "3 ms", "50%", "1/2 s", "2 s", "3 ms"],
        );
        found(
            "3–5 ms, 3 to 5 ms, ~3ms, 3(ms), 3 k images/s\n",
            &["5 ms", "5 ms", "3ms", "3(ms", "3 k images/s"],
        );
        found(
            "3 million times, 40k times, 12 M rows/s, 7‰, 9 ppm\n",
            &["3 million times", "40k times", "12 M rows/s", "7‰", "9 ppm"],
        );
        found(
            "## In 3 ms\n\n![in 3 ms](a.svg \"of 4 ms\")\n\n[x](a.md '5 ms') <abbr title=\"6 ms\">y</abbr>\n",
            &["3 ms", "4 ms", "3 ms", "5 ms", "6 ms"],
        );
    }

    #[test]
    fn figures_in_words() {
        found(
            "ten times faster, twenty milliseconds, thousands of times\n",
            &["ten times faster", "twenty milliseconds"],
        );
        found(
            "twice as fast, two orders of magnitude, half the time\n",
            &["twice as fast", "orders of magnitude", "half the time"],
        );
        found("A function that is called three times, and twice as many values.\n", &[]);
    }

    #[test]
    fn units_of_columns_and_rows() {
        found(
            "| a | time (ms) |\n|---|---|\n| b | 3 |\n| c | ~4.5 |\n| d | none |\n",
            &["3 ms", "~4.5 ms"],
        );
        found("| a | b |\n|---|---|\n| seconds | 3 |\n", &["3 seconds"]);
        found(
            "| Speed-up | in % | size, MB | min | x |\n|---|---|---|---|---|\n| 3 | 4 | 5 | 6 | 7 |\n",
            &["3 Speed-up", "4 %", "5 MB"],
        );
        found("| time (ms) |\n|---|\n| 3[^a] |\n\n[^a]: x\n", &[]);
    }

    #[test]
    fn numbers_without_a_unit() {
        found("In 2024, version 1.2, 32-bit, 8 by 8, `7 % 3`, `2 * x`, 5 lines, 3 steps.\n", &[]);
    }
}
