//! Classifies the words and signs of a listing, by the table of its language.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::{Input, meta::Regex};

/// A stretch of code with its class: `k` becomes `<span class="hl-k">`.
pub type Span = (&'static str, Range<usize>);

pub struct Language {
    pub names: &'static [&'static str],
    /// What follows a name that is called, or a key that is given its value: these are `f`.
    pub named_before: char,
    pub keywords: &'static [&'static str],
    pub types: &'static [&'static str],
    /// Class and pattern; the earlier one wins. Code decides about `word`, `raw` and `nested`; an
    /// empty class is plain text.
    pub rules: &'static [(&'static str, &'static str)],
    pub regex: OnceLock<Regex>,
}

impl Language {
    /// In the order of the code, neighbours of one class joined.
    pub fn spans(&self, code: &str) -> Vec<Span> {
        let patterns = || self.rules.iter().map(|rule| rule.1).collect::<Vec<_>>();
        let regex = self
            .regex
            .get_or_init(|| Regex::new_many(&patterns()).expect("a test compiles every table"));
        let (mut spans, mut input) = (Vec::<Span>::new(), Input::new(code));
        while let Some(found) = regex.search(&input) {
            let (class, range) =
                self.classify(code, self.rules[found.pattern().as_usize()].0, found.range());
            input.set_start(range.end);
            match spans.last_mut() {
                Some((last, before))
                    if *last == class && code[before.end..range.start].trim().is_empty() =>
                {
                    before.end = range.end;
                }
                _ if class.is_empty() => {}
                _ => spans.push((class, range)),
            }
        }
        spans
    }

    fn classify(
        &self,
        code: &str,
        class: &'static str,
        Range { start, end }: Range<usize>,
    ) -> Span {
        match class {
            "raw" => ("s", start..raw_end(code, start, end)),
            "nested" => ("c", start..nested_end(code, end)),
            "word" => (self.word(code, start..end), start..end),
            "s" if self.named_before != '(' && self.names(&code[end..]) => ("f", start..end),
            "o" => ("o", start..end), // with the indentation of its lines
            _ => (class, end - code[start..end].trim_start().len()..end),
        }
    }

    fn names(&self, rest: &str) -> bool {
        rest.trim_start_matches(' ').starts_with(self.named_before)
    }

    fn word(&self, code: &str, range: Range<usize>) -> &'static str {
        let (before, word, rest) = (&code[..range.start], &code[range.clone()], &code[range.end..]);
        let soft = || matches!(word, "match" | "case" | "type") && begins_statement(before, rest);
        let camel = || word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        let defined = || before.ends_with("fn ") || before.ends_with("def ");
        if self.keywords.contains(&word) || soft() {
            "k"
        } else if self.named_before == '('
            && (camel() || self.types.contains(&word) && !before.ends_with('.'))
        {
            "t"
        } else if self.names(rest) || rest.starts_with("::<") || defined() {
            "f"
        } else {
            ""
        }
    }
}

/// Whether a word is Python's `match value:`, and not a variable of that name.
fn begins_statement(before: &str, rest: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let begins = |c: char| c.is_alphanumeric() || "_\"'([{-".contains(c);
    line.trim().is_empty() && rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(begins))
}

fn raw_end(code: &str, start: usize, end: usize) -> usize {
    let close = format!("\"{}", "#".repeat(code[start..end].matches('#').count()));
    code[end..].find(&close).map_or(code.len(), |at| end + at + close.len())
}

fn nested_end(code: &str, mut at: usize) -> usize {
    let mut depth = 1;
    while depth > 0 {
        let Some(next) = code[at..].find(['*', '/']) else { return code.len() };
        at += next;
        match code.get(at..at + 2) {
            Some("/*") => depth += 1,
            Some("*/") => depth -= 1,
            _ => at -= 1, // step over one
        }
        at += 2;
    }
    at
}
