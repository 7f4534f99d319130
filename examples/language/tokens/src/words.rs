//! Cuts a text into words before pairs are counted: no token crosses the border of two words.
//!
//! ```text
//! split        book's tokens:   "let x = 42;"  ▶  "let", " x", " =", " 4", "2", ";"
//! split_gpt2   SmolLM2's:       "let x = 42;"  ▶  "let", " x", " =", " ", "4", "2", ";"
//! ```

use unicode_normalization::char::is_combining_mark;

/// Words with the space before them, single digits, runs of signs, and runs of white space.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    pieces(text, end_of_first)
}

/// What GPT-2's pattern matches, after each digit was cut out: the words of SmolLM2.
pub fn split_gpt2(text: &str) -> impl Iterator<Item = &str> {
    pieces(text, end_of_number).flat_map(|piece| pieces(piece, end_of_gpt2))
}

/// Cuts off pieces until nothing is left; `end` says where the first one ends.
fn pieces(text: &str, end: fn(&str) -> usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (first, after) = rest.split_at(end(rest));
        rest = after;
        Some(first)
    })
}

fn end_of_first(text: &str) -> usize {
    let space = usize::from(text.starts_with(' '));
    let body = text[space..].chars().next().filter(|c| !c.is_whitespace());
    match body {
        None => end_of_white(text, |white| white.ends_with(' ')),
        Some(c) if c.is_numeric() => space + c.len_utf8(),
        Some(c) => space + run(&text[space..], |next| kind(next) == kind(c)),
    }
}

/// The white space at the start; its last character is left to the next word if `keep` says so.
fn end_of_white(text: &str, keep: impl Fn(&str) -> bool) -> usize {
    let white = run(text, char::is_whitespace);
    let last = text[..white].chars().next_back().map_or(0, char::len_utf8);
    let kept = white < text.len() && white > last && keep(&text[..white]);
    if kept { white - last } else { white }
}

/// How many bytes at the start of a text are of one kind.
fn run(text: &str, same: impl Fn(char) -> bool) -> usize {
    text.find(|c| !same(c)).unwrap_or(text.len())
}

#[derive(PartialEq)]
enum Kind {
    Letter,
    Number,
    Space,
    Sign,
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_alphabetic() => Kind::Letter,
        _ if c.is_numeric() => Kind::Number,
        _ if c.is_whitespace() => Kind::Space,
        _ => Kind::Sign,
    }
}

fn end_of_number(text: &str) -> usize {
    match text.chars().next() {
        Some(c) if c.is_numeric() => c.len_utf8(),
        _ => run(text, |c| !c.is_numeric()),
    }
}

/// Endings that are words of their own, as in `don't`.
const ENDINGS: [&str; 7] = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

fn end_of_gpt2(text: &str) -> usize {
    if let Some(ending) = ENDINGS.iter().find(|e| text.starts_with(**e)) {
        return ending.len();
    }
    let space = usize::from(text.starts_with(' '));
    let body = text[space..].chars().next().filter(|c| !c.is_whitespace());
    match body {
        None => end_of_white(text, |_| true),
        Some(c) => {
            let same = |next: char| {
                !next.is_whitespace() && is_letter(next) == is_letter(c)
            };
            space + run(&text[space..], same)
        }
    }
}

/// What Unicode calls a letter. Rust's `is_alphabetic` also has marks, such as the vowel signs of
/// Hindi, and letters in circles.
fn is_letter(c: char) -> bool {
    let circled = matches!(c, 'Ⓐ'..='ⓩ' | '🄰'..='🅉' | '🅐'..='🅩' | '🅰'..='🆉');
    c.is_alphabetic() && !is_combining_mark(c) && !circled
}
