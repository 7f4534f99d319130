//! What a page is about, in a few words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::book::{Book, Chapter};

/// A search engine shows about as much.
const LENGTH: usize = 160;

/// The first paragraph of a chapter as plain text, short enough for a list of results.
pub fn summary(book: &Book, chapter: &Chapter) -> String {
    let paragraph = first_paragraph(&chapter.markdown);
    shorten(&one_line(&paragraph.unwrap_or_else(|| book.description.clone())), LENGTH)
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first paragraph outside quotes, lists, notes and pictures.
fn first_paragraph(markdown: &str) -> Option<String> {
    let (mut text, mut depth) = (String::new(), 0);
    for event in Parser::new_ext(markdown, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => text.clear(),
            Event::End(TagEnd::Paragraph) if depth == 0 && !text.trim().is_empty() => {
                return Some(text);
            }
            Event::Start(
                Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::Image { .. },
            ) => depth += 1,
            Event::End(
                TagEnd::BlockQuote(_)
                | TagEnd::List(_)
                | TagEnd::FootnoteDefinition
                | TagEnd::Image,
            ) => depth -= 1,
            Event::Text(part) | Event::Code(part) if depth == 0 => text += &part,
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    None
}

/// At most `limit` characters, cut between words.
fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let last = text[..end].char_indices().last().map_or(0, |(at, _)| at);
    let cut = text[..end].rfind(' ').unwrap_or(last);
    text[..cut].trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_between_words() {
        assert_eq!(shorten("one two", 7), "one two");
        assert_eq!(shorten("one, two", 7), "one…");
        assert_eq!(shorten("éééééééé", 7), "éééééé…");
        assert_eq!(shorten(&"word ".repeat(99), 160).chars().count(), 160);
    }
}
