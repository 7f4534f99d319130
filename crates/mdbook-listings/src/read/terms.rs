//! `{{#term NAME}}`: a word of the trade, in a sentence that also says in the glossary what it
//! means. Pure.

use super::page::{Page, Term};
use super::sentences::sentence_at;
use crate::base::diagnostic::{Fault, Span};

/// What says something has as many words.
const FEWEST_WORDS: usize = 5;
/// Words that mean something of the sentence before.
const LEANING: [&str; 9] = ["it", "its", "this", "that", "these", "those", "they", "their", "here"];

/// The term that a directive of a page defines.
pub fn read_term(page: &Page, span: &Span, name: &str) -> Result<Term, Fault> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    if !name.split(' ').all(|word| word.chars().all(is_word) && !word.starts_with('-')) {
        let help = "a term is made of letters, digits, hyphens and single spaces";
        return Err(Fault::new(format!("`{name}` cannot be a term")).help(help));
    }
    let is_around = |body: &Span| body.start <= span.start && span.end <= body.end;
    let sentence = sentence_at(&page.text, &page.parsed, span.start);
    let is_body = page.parsed.body.iter().any(is_around);
    let Some(sentence) = sentence.filter(|_| is_body) else {
        let help = "write the sentence into a paragraph, a list, or a row of a table";
        return Err(Fault::new(format!("the definition of `{name}` is not text")).help(help));
    };
    check_sentence(page, span, &sentence, name)?;
    Ok(Term { name: name.to_owned(), id: id_of(name), sentence })
}

/// The id of a term, in which its capital letters do not count.
pub fn id_of(name: &str) -> String {
    format!("term-{}", name.to_lowercase().replace(' ', "-"))
}

/// The sentence says what the term means where nothing else of the page is around it.
fn check_sentence(page: &Page, span: &Span, sentence: &Span, name: &str) -> Result<(), Fault> {
    let alone = format!("write a sentence that is enough alone: `A {{{{#term {name}}}}} is …`");
    if page.parsed.directives_in(sentence).any(|other| other.span != *span) {
        let fault = Fault::new(format!("the definition of `{name}` holds another directive"));
        return Err(fault.at(sentence.clone()).help(alone));
    }
    let inside = |span: &Span| sentence.start <= span.start && span.end <= sentence.end;
    let has_picture = page.parsed.links.iter().any(|link| link.is_image && inside(&link.span));
    if has_picture || page.parsed.html.iter().any(|html| sentence.contains(&html.start)) {
        let fault = Fault::new(format!("the definition of `{name}` holds a picture or HTML"));
        let help = "the glossary shows it again; write words, code, formulas and links";
        return Err(fault.at(sentence.clone()).help(help));
    }
    let said = [&page.text[sentence.start..span.start], name, &page.text[span.end..sentence.end]];
    let said = said.concat();
    let words: Vec<&str> = said.split_whitespace().collect();
    if words.len() < FEWEST_WORDS {
        let message = format!("the definition of `{name}` has fewer than {FEWEST_WORDS} words");
        return Err(Fault::new(message).at(sentence.clone()).help(alone));
    }
    let first = words[0].trim_matches(|letter: char| !letter.is_alphanumeric());
    if LEANING.contains(&first.to_lowercase().as_str()) {
        let message = format!("`{first}` means something that the glossary does not show");
        return Err(Fault::new(message).at(sentence.clone()).help(alone));
    }
    Ok(())
}
