//! Where SUMMARY.md lists a new page. The text is edited line by line, so that all else stays as it
//! is.

use std::path::Path;

use mdbook_listings::read::summary::{Entry, read_entries};

/// The summary with an entry at the end of its part, or in a new part before the appendix.
pub fn add_chapter(text: &str, part: &str, entry: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let last_of_part = read_entries(text)
        .iter()
        .rfind(|listed| listed.page.starts_with(part))
        .map(|listed| line_of(text, listed));
    let heading = format!("# {}\n", super::title_of(part));
    match (last_of_part, lines.iter().position(|line| line.contains("](appendix/"))) {
        (Some(at), _) => lines.insert(at + 1, entry),
        (None, Some(appendix)) => {
            let above = lines[..appendix].iter().rposition(|line| line.starts_with("# "));
            let at = above.unwrap_or(appendix);
            lines.splice(at..at, [heading.as_str(), entry, ""]);
        }
        (None, None) => lines.extend(["", heading.as_str(), entry]),
    }
    lines.join("\n") + "\n"
}

/// The summary with a page below `above`, after those that are there already; `None` if `above` is
/// not listed.
pub fn add_below(text: &str, above: &Path, slug: &str, title: &str) -> Option<String> {
    let folder = above.with_extension("");
    add_line_below(text, above, &format!("- [{title}]({}/{slug}.md)", folder.display()))
}

/// The same with an entry that is written already.
pub fn add_line_below(text: &str, above: &Path, entry: &str) -> Option<String> {
    let entries = read_entries(text);
    let parent = entries.iter().position(|entry| entry.page == above)?;
    let is_below = |entry: &Entry| {
        let ancestors = std::iter::successors(entry.parent, |at| entries[*at].parent);
        ancestors.into_iter().any(|at| at == parent)
    };
    let last = entries.iter().rfind(|entry| is_below(entry)).unwrap_or(&entries[parent]);
    let mut lines: Vec<&str> = text.lines().collect();
    let indent = |entry: &Entry| {
        let line = lines[line_of(text, entry)];
        line[..line.len() - line.trim_start().len()].to_owned()
    };
    let sibling = entries.iter().find(|entry| entry.parent == Some(parent));
    let indent = sibling.map_or_else(|| indent(&entries[parent]) + "    ", indent);
    let line = format!("{indent}{}", entry.trim());
    lines.insert(line_of(text, last) + 1, &line);
    Some(lines.join("\n") + "\n")
}

/// The summary without the headings of parts that have no page any more.
pub fn without_empty_parts(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let next = |at: usize| lines[at + 1..].iter().find(|line| !line.trim().is_empty());
    let is_empty = |at: usize| {
        let ends = next(at).is_none_or(|next| next.starts_with("# "));
        at > 0 && lines[at].starts_with("# ") && ends
    };
    let mut kept: Vec<&str> = Vec::new();
    for at in (0..lines.len()).filter(|at| !is_empty(*at)) {
        let is_second_blank =
            lines[at].is_empty() && kept.last().is_none_or(|line| line.is_empty());
        if !is_second_blank {
            kept.push(lines[at]);
        }
    }
    kept.join("\n").trim_end().to_owned() + "\n"
}

fn line_of(text: &str, entry: &Entry) -> usize {
    text[..entry.span.start].matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMARY: &str = "# Summary\n\n# Data\n\n- [A](data/a.md)\n  - [B](data/a/b.md)\n    - [C](data/a/b/c.md)\n\
                           - [D](data/d.md)\n\n# Appendix\n\n- [E](appendix/e.md)\n";

    #[test]
    fn a_page_is_listed_after_its_siblings_and_what_is_below_them() {
        let below = |above: &str| add_below(SUMMARY, Path::new(above), "new", "New");
        let expected = SUMMARY.replace("c.md)\n", "c.md)\n  - [New](data/a/new.md)\n");
        assert_eq!(below("data/a.md"), Some(expected));
        let expected = SUMMARY.replace("d.md)\n", "d.md)\n    - [New](data/d/new.md)\n");
        assert_eq!(below("data/d.md"), Some(expected));
        assert_eq!(below("data/x.md"), None);
    }

    #[test]
    fn a_part_without_pages_is_left_out() {
        let text = "# Summary\n\n[I](i.md)\n\n# A\n\n# B\n\n- [C](c.md)\n\n# D\n\n";
        let kept = "# Summary\n\n[I](i.md)\n\n# B\n\n- [C](c.md)\n";
        assert_eq!(without_empty_parts(text), kept);
        assert_eq!(without_empty_parts(SUMMARY), SUMMARY);
    }

    #[test]
    fn a_chapter_is_listed_at_the_end_of_its_part() {
        let added = |part: &str| add_chapter(SUMMARY, part, "- [New](new.md)");
        assert_eq!(added("data"), SUMMARY.replace("d.md)\n", "d.md)\n- [New](new.md)\n"));
        let part = "# Learn\n\n- [New](new.md)\n\n# Appendix";
        assert_eq!(added("learn"), SUMMARY.replace("# Appendix", part));
    }
}
