//! Terms: their definitions, their mentions on other pages, and the glossary.

use super::{Edit, Mode};
use crate::base::escape::escape;
use crate::read::glossary::{Entry, Glossary, address};
use crate::read::math;
use crate::read::page::{Page, Term};

/// A term where it is defined.
pub fn render_term(term: &Term, mode: Mode) -> String {
    match mode {
        Mode::Html => format!("<dfn id=\"{}\">{}</dfn>", term.id, term.name),
        Mode::Plain => format!("*{}*", term.name),
        Mode::Test => term.name.clone(),
    }
}

/// The first mention of each term on a page leads to the glossary.
pub fn mentions(glossary: &Glossary, page: &Page, mode: Mode) -> Vec<Edit> {
    let link = |(span, entry): (_, &Entry)| {
        let word = &page.text[std::ops::Range::clone(&span)];
        let place =
            |extension| address(&page.path, &glossary.place.with_extension(extension), &entry.id);
        let link = match mode {
            Mode::Html => format!(
                "<a class=\"term\" href=\"{}\" title=\"{}\">{word}</a>",
                escape(&place("html")),
                // in a table it would end the cell
                escape(&entry.words()).replace('|', "&#124;")
            ),
            Mode::Plain | Mode::Test => format!("[{word}]({})", place("md")),
        };
        (span, link)
    };
    glossary.mentions(page).into_iter().map(link).collect()
}

/// All terms by name: what each means, and where it is defined.
pub fn render_glossary(glossary: &Glossary, mode: Mode) -> String {
    let entries = glossary.entries.iter();
    if mode == Mode::Plain {
        let item = |entry: &Entry| {
            let place = entry.defined(&glossary.place, "md");
            format!("- {}: {} ([{}]({place}))\n", entry.name, entry.sentence, entry.title)
        };
        return entries.map(item).collect();
    }
    let item = |entry: &Entry| {
        format!(
            "<dt id=\"{}\">{}</dt>\n<dd>\n\n{} [{}]({})\n\n</dd>\n",
            entry.id,
            entry.name,
            math::render(&entry.sentence),
            entry.title,
            entry.defined(&glossary.place, "md")
        )
    };
    format!("<dl class=\"glossary\">\n{}</dl>", entries.map(item).collect::<String>())
}
