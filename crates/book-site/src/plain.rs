//! What language models read: the plain pages, and llms.txt, which lists them as
//! <https://llmstxt.org> lays them out.

use anyhow::Result;

use crate::book::{Book, Chapter};
use crate::site::Site;
use crate::summary::{one_line, summary};

const WHOLE: &str = "llms-full.txt";

pub fn write(site: &mut Site, book: &Book) -> Result<()> {
    for chapter in &book.chapters {
        site.add(chapter.markdown_file(), with_newline(&chapter.markdown))?;
    }
    site.add("llms.txt", list(book))?;
    site.add(WHOLE, whole(book))
}

/// The plain pages by part.
fn list(book: &Book) -> String {
    let mut text = intro(book);
    for (number, (part, chapters)) in book.parts().enumerate() {
        text += &match part {
            Some(part) => format!("\n## {part}\n\n"),
            None if number == 0 => "\n".to_owned(),
            None => "\n## More\n\n".to_owned(),
        };
        text.extend(chapters.iter().map(|chapter| item(book, chapter)));
    }
    let whole = book.published(WHOLE.as_ref());
    text + &format!("\n## Optional\n\n- [The whole book]({whole}): all pages in one file\n")
}

/// The lists of llms.txt are flat, so a title names the pages above it.
fn item(book: &Book, chapter: &Chapter) -> String {
    let title = book.full_title(chapter);
    let title = title.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    let place = book.published(&chapter.markdown_file());
    format!("- [{title}]({place}): {}\n", summary(book, chapter))
}

fn whole(book: &Book) -> String {
    let pages = book.chapters.iter().map(|chapter| {
        let place = book.published(&chapter.html);
        format!("\n---\n\nSource: {place}\n\n{}", with_newline(&chapter.markdown))
    });
    intro(book) + &pages.collect::<String>()
}

fn intro(book: &Book) -> String {
    format!("# {}\n\n> {}\n", book.title, one_line(&book.description))
}

fn with_newline(markdown: &str) -> String {
    format!("{}\n", markdown.trim_end())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::book::tests::sample;

    #[test]
    fn lists_the_plain_pages_by_part() {
        let expected = r#"# R & D

> A "book".

- [Start](https://example.org/b/index.md): Here we go on:

## Decide

- [Why </script> \[x\]?](https://example.org/b/a/b%20c.md): Because 1 < 2 & "so".
- [Why </script> \[x\]?: Faster](https://example.org/b/a/b/faster.md): In half the time.

## Optional
"#;
        let list = list(&sample());
        assert!(list.starts_with(expected), "{list}");
    }

    #[test]
    fn plain_pages_are_beside_the_others_and_in_one_file() -> Result<()> {
        let (_folder, mut site) = crate::site::tests::of(&[]);
        write(&mut site, &sample())?;
        assert!(site.text(Path::new("a/b c.md"))?.starts_with("# Why\n"));
        let whole = site.text(Path::new(WHOLE))?;
        assert!(whole.contains("Source: https://example.org/b/a/b%20c.html\n\n# Why\n"));
        Ok(())
    }
}
