//! The glossary: what all pages define, and where they mention it. Pure.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Parser};

use super::markdown::{Link, Target, options};
use super::page::{Page, Term};
use super::sentences::is_start;
use crate::base::diagnostic::Span;
use crate::base::files::{normalize, relative};

/// A term with its definition, as the glossary shows it.
#[derive(Debug)]
pub struct Entry {
    pub name: String,
    pub id: String,
    /// The page that defines it.
    pub page: PathBuf,
    pub title: String,
    /// The sentence in Markdown, with links that fit the glossary's place.
    pub sentence: String,
    /// Its first letter may be a capital one only because the sentence starts with it.
    is_first: bool,
}

#[derive(Debug)]
pub struct Glossary {
    /// The page that shows it.
    pub place: PathBuf,
    cover: PathBuf,
    /// By name.
    pub entries: Vec<Entry>,
    /// The number of the entry and the words of each form of a term, by the first word in small
    /// letters.
    forms: HashMap<String, Vec<(usize, Vec<String>)>>,
}

/// A word of a page's text.
struct Word<'a> {
    text: &'a str,
    span: Span,
}

impl Glossary {
    /// The glossary of a book, if some page shows it; `src` is the folder of the pages.
    pub fn of(src: &Path, pages: &[Page]) -> Option<Self> {
        let place = pages.iter().find(|page| page.has_glossary())?.path.clone();
        let of_page =
            |page| Page::terms(page).map(|(span, term)| Entry::of(page, span, term, &place));
        let mut entries: Vec<Entry> = pages.iter().flat_map(of_page).collect();
        entries.sort_by_cached_key(|entry| entry.name.to_lowercase());
        let mut forms: HashMap<String, Vec<_>> = HashMap::new();
        for (number, entry) in entries.iter().enumerate() {
            for words in entry.forms() {
                forms.entry(words[0].to_lowercase()).or_default().push((number, words));
            }
        }
        Some(Self { place, cover: src.join("index.md"), entries, forms })
    }

    /// The first place on a page of each term that another page defines. A longer term comes before
    /// one that it contains.
    pub fn mentions(&self, page: &Page) -> Vec<(Span, &Entry)> {
        if [&self.cover, &self.place].contains(&&page.path) {
            return Vec::new();
        }
        let words = words(page);
        let (mut found, mut seen, mut at) = (Vec::new(), HashSet::new(), 0);
        while at < words.len() {
            let Some((number, length)) = self.longest(page, &words[at..]) else {
                at += 1;
                continue;
            };
            let entry = &self.entries[number];
            if entry.page != page.path && seen.insert(number) {
                found.push((words[at].span.start..words[at + length - 1].span.end, entry));
            }
            at += length;
        }
        found
    }

    /// The longest term that some words begin with, and how many of them it has.
    fn longest(&self, page: &Page, words: &[Word]) -> Option<(usize, usize)> {
        let forms = self.forms.get(&words[0].text.to_lowercase())?;
        let fitting = forms.iter().filter(|(_, form)| fits(page, form, words));
        let longest = fitting.max_by_key(|(_, form)| form.len());
        longest.map(|(number, form)| (*number, form.len()))
    }
}

impl Entry {
    fn of(page: &Page, span: &Span, term: &Term, place: &Path) -> Self {
        let (text, sentence) = (&page.text, &term.sentence);
        let mut edits = vec![(span.clone(), format!("*{}*", term.name))];
        let inside = |span: &Span| sentence.start <= span.start && span.end <= sentence.end;
        let notes = page.parsed.notes.iter().filter(|note| inside(&note.span));
        edits.extend(notes.map(|note| (note.span.clone(), String::new())));
        let links = page.parsed.links.iter().filter(|link| inside(&link.span));
        edits.extend(links.filter_map(|link| Some((link.span.clone(), moved(page, link, place)?))));
        edits.sort_by_key(|(span, _)| span.start);
        let mut said = text[sentence.clone()].to_owned();
        for (span, new) in edits.into_iter().rev() {
            said.replace_range(span.start - sentence.start..span.end - sentence.start, &new);
        }
        // a quotation has a sign before each line
        let lines = said.lines().map(|line| line.trim_start_matches([' ', '\t', '>']).trim_end());
        let mut said = lines.collect::<Vec<_>>().join(" ");
        let cells = page.parsed.tables.iter().flat_map(|table| table.rows.iter().flatten());
        if cells.into_iter().any(|cell| cell.span.contains(&span.start)) {
            said = said.replace("\\|", "|");
        }
        let inner = said.strip_prefix('(').and_then(|said| said.strip_suffix(')'));
        let mut said = inner.unwrap_or(&said).to_owned();
        // on its page, a list or a listing follows
        if said.ends_with(':') {
            said.replace_range(said.len() - 1.., ".");
        }
        Self {
            name: term.name.clone(),
            id: term.id.clone(),
            page: page.path.clone(),
            title: page.title().to_owned(),
            sentence: said,
            is_first: is_start(text, &page.parsed, span.start),
        }
    }

    /// The words of the term, alone and in the plural.
    fn forms(&self) -> Vec<Vec<String>> {
        let mut letters = self.name.chars();
        let small = letters.next().into_iter().flat_map(char::to_lowercase);
        let small: String = small.chain(letters.clone()).collect();
        let is_word = self.is_first && letters.next().is_some_and(char::is_lowercase);
        let names = [Some(&self.name), Some(&small).filter(|_| is_word)];
        names.into_iter().flatten().flat_map(|name| forms_of(name)).collect()
    }

    /// The address of the definition for a page, whose files have this extension.
    pub fn defined(&self, from: &Path, extension: &str) -> String {
        address(from, &self.page.with_extension(extension), &self.id)
    }

    /// What the sentence says without its markup.
    pub fn words(&self) -> String {
        let words = Parser::new_ext(&self.sentence, options()).filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => {
                Some(text.to_string())
            }
            Event::SoftBreak => Some(" ".to_owned()),
            _ => None,
        });
        words.collect()
    }
}

/// The address of an id of one page for another one.
pub fn address(from: &Path, to: &Path, id: &str) -> String {
    format!("{}#{id}", relative(from.parent().unwrap_or(Path::new("")), to))
}

/// A link of a page as it is written on another one; a full address stays as it is.
fn moved(page: &Page, link: &Link, place: &Path) -> Option<String> {
    let Target::Address(target) = &link.target else { return None };
    let source = &page.text[link.span.clone()];
    if source.starts_with('<') {
        return None;
    }
    // `[text](address)`, `[text][label]` or `[label]`
    let end = ["](", "]["].iter().filter_map(|sign| source.rfind(sign)).max();
    let text = &source[..end.unwrap_or(source.len() - 1)];
    let (path, id) =
        target.split_once('#').map_or((target.as_str(), None), |(path, id)| (path, Some(id)));
    let own = page.path.file_name()?.to_str()?;
    let path = if path.is_empty() { own } else { path };
    let file = (!target.contains(':')).then(|| normalize(&page.path.parent()?.join(path)))?;
    let target = match file {
        Some(file) => {
            relative(place.parent()?, &file) + &id.map_or(String::new(), |id| format!("#{id}"))
        }
        None => target.clone(),
    };
    let is_plain = !target.contains(char::is_whitespace);
    Some(if is_plain { format!("{text}]({target})") } else { format!("{text}](<{target}>)") })
}

/// The words of a term, alone and in the plural.
fn forms_of(name: &str) -> Vec<Vec<String>> {
    let plural = ["s", "es"].map(|end| format!("{name}{end}"));
    let plural = plural.into_iter().chain(name.strip_suffix('y').map(|stem| format!("{stem}ies")));
    let all = [name.to_owned()].into_iter().chain(plural);
    all.map(|form| form.split(' ').map(str::to_owned).collect()).collect()
}

/// The words of a page's text in their order, without those of definitions.
fn words(page: &Page) -> Vec<Word<'_>> {
    let directives = page.parsed.directives.iter().map(|directive| &directive.span);
    let apart: Vec<&Span> =
        page.terms().map(|(_, term)| &term.sentence).chain(directives).collect();
    let mut words = Vec::new();
    for body in &page.parsed.body {
        let is_letter = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
        let mut at = body.start;
        for part in page.text[body.clone()].split(|letter| !is_letter(letter)) {
            let (start, text) = (at, part.trim_matches(['-', '_']));
            let skipped = part.len() - part.trim_start_matches(['-', '_']).len();
            at += part.len();
            at += page.text[at..].chars().next().map_or(0, char::len_utf8);
            let span = start + skipped..start + skipped + text.len();
            if !text.is_empty() && !apart.iter().any(|apart| apart.contains(&span.start)) {
                words.push(Word { text, span });
            }
        }
    }
    words
}

/// Whether some words begin with a form of a term. Its first letter may be a capital one where a
/// sentence starts; between its words is nothing but space.
fn fits(page: &Page, form: &[String], words: &[Word]) -> bool {
    let Some(words) = words.get(..form.len()) else { return false };
    let is_apart =
        |pair: &[Word]| page.text[pair[0].span.end..pair[1].span.start].trim().is_empty();
    let first = words[0].text;
    let is_first = first == form[0]
        || capitalised(&form[0]) == first
            && is_start(&page.text, &page.parsed, words[0].span.start);
    let are_next = || words.iter().zip(form).skip(1).all(|(word, form)| word.text == form);
    is_first && are_next() && words.windows(2).all(is_apart)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
