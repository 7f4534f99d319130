//! The entries of SUMMARY.md, and which is below which.

use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::base::diagnostic::Span;
use crate::base::files::normalize;

/// A link to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As the summary names it, without `.` and `..`.
    pub page: PathBuf,
    pub title: String,
    pub span: Span,
    /// The entry that this one is indented below, by its place.
    pub parent: Option<usize>,
}

/// The entries in the order of the book.
pub fn read_entries(text: &str) -> Vec<Entry> {
    let (mut entries, mut in_link) = (Vec::<Entry>::new(), false);
    // of each list item around the current place, its own entry
    let mut open: Vec<Option<usize>> = Vec::new();
    for (event, span) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => open.push(None),
            Event::End(TagEnd::Item) => _ = open.pop(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let page = normalize(Path::new(&*dest_url)).unwrap_or_default();
                let parent = open.iter().rev().skip(1).find_map(|entry| *entry);
                if let Some(own) = open.last_mut() {
                    own.get_or_insert(entries.len());
                }
                entries.push(Entry { page, title: String::new(), span, parent });
                in_link = true;
            }
            Event::End(TagEnd::Link) => in_link = false,
            Event::Text(text) | Event::Code(text) if in_link => {
                entries.iter_mut().last().into_iter().for_each(|entry| entry.title += &text);
            }
            _ => {}
        }
    }
    entries
}

/// The page that a page's folder belongs to: `data/kmeans.md` of `data/kmeans/faster.md`, if it is
/// listed.
pub fn page_above<'a>(page: &Path, entries: &'a [Entry]) -> Option<&'a Path> {
    let folders = page.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let mut above = folders.map(|folder| folder.with_added_extension("md"));
    let found = above.find_map(|above| entries.iter().find(|entry| entry.page == above));
    found.map(|entry| entry.page.as_path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_below_the_one_that_it_is_indented_under() {
        let text = "# Summary\n\n[Cover](index.md)\n\n# Data\n\n- [A](data/a.md)\n  - [B](data/a/b.md)\n    \
                    - [C](data/a/b/c.md)\n  - [D](./data/a/d.md)\n- [E](data/e.md)\n";
        let entries = read_entries(text);
        let read: Vec<_> =
            entries.iter().map(|entry| (entry.page.to_str().unwrap(), entry.parent)).collect();
        let below = [
            ("index.md", None),
            ("data/a.md", None),
            ("data/a/b.md", Some(1)),
            ("data/a/b/c.md", Some(2)),
            ("data/a/d.md", Some(1)),
            ("data/e.md", None),
        ];
        assert_eq!(read, below);
        assert_eq!(&text[entries[2].span.clone()], "[B](data/a/b.md)");
        let above = |page: &str| page_above(Path::new(page), &entries);
        assert_eq!(above("data/a/d.md"), Some(Path::new("data/a.md")));
        assert_eq!(above("data/a/new/deep.md"), Some(Path::new("data/a.md")));
        assert_eq!(above("data/a.md"), None);
    }
}
