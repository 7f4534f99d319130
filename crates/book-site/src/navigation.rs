//! What leads from page to page: the contents, the breadcrumbs, and the link to the previous page.
//!
//! mdBook's template does not know which page is below which; the description of the book does.

use std::collections::HashMap;
use std::path::Path;

use mdbook_listings::base::escape::escape;

use crate::address::{address, root};
use crate::book::{Book, Chapter};
use crate::site::Site;

/// The list that mdBook writes; it ends with the `<nav>` around it.
const CONTENTS: &str = "<ol class=\"chapter\">";
const PROGRESS: &str = "<p class=\"progress\"";
/// The attribute of the contents that says how to reach the root of the site from the page.
const ROOT: &str = " data-root=\"";
const PLACEHOLDER: char = '\0';
const CRUMBS: &str = "<!-- crumbs -->";
const MAIN: &str = "<main id=\"content\"";
/// Pagefind keeps the attribute with the page.
const FOR_SEARCH: &str = "data-pagefind-meta=\"above[data-above]\"";
const PREVIOUS: &str = "<span>Previous</span>";

pub fn complete(site: &mut Site, book: &Book) {
    let contents = contents(book);
    let chapters = book.chapters.iter().enumerate();
    let places: HashMap<&Path, usize> =
        chapters.map(|(at, chapter)| (chapter.html.as_path(), at)).collect();
    for (file, page) in &mut site.pages {
        let current = places.get(file.as_path()).copied();
        if let Some(complete) = with_contents(page, &contents, current, book) {
            *page = complete;
        }
        if let Some(current) = current {
            *page = with_ancestors(page, book, current);
        }
    }
}

/// Pages as items of a list, each with those below it in a list of its own.
pub fn items(chapters: &[Chapter], link: &dyn Fn(&Chapter) -> String) -> String {
    let Some(first) = chapters.first() else { return String::new() };
    let pages = chapters.chunk_by(|_, next| next.parent != first.parent);
    let item = |page: &[Chapter]| {
        let below = list(&page[1..], link);
        format!("<li>{}{below}</li>\n", link(&page[0]))
    };
    pages.map(item).collect()
}

/// The list of [`items`]; nothing if there are none.
pub fn list(chapters: &[Chapter], link: &dyn Fn(&Chapter) -> String) -> String {
    match items(chapters, link) {
        items if items.is_empty() => items,
        items => format!("\n<ol>\n{items}</ol>\n"),
    }
}

/// All pages by part. Links begin with a [`PLACEHOLDER`] of the way to the root of the site.
fn contents(book: &Book) -> String {
    let link = |chapter: &Chapter| {
        format!(
            "<a href=\"{PLACEHOLDER}{}\">{}</a>",
            address(&chapter.html),
            escape(&chapter.title)
        )
    };
    let part = |(title, chapters): (Option<&str>, &[Chapter])| {
        let title = title.map(|title| format!("<p class=\"part\">{}</p>", escape(title)));
        title.unwrap_or_default() + &list(chapters, &link)
    };
    book.parts().map(part).collect()
}

/// The page with the contents; `None` if its template shows none.
fn with_contents(
    page: &str,
    contents: &str,
    current: Option<usize>,
    book: &Book,
) -> Option<String> {
    let (before, rest) = page.split_once(ROOT)?;
    let (root, rest) = rest.split_once('"')?;
    let (tag, rest) = rest.split_once(CONTENTS)?;
    let (_, after) = rest.split_once(PROGRESS)?;
    let mut contents = contents.replace(PLACEHOLDER, root);
    if let Some(current) = current {
        let link = format!("<a href=\"{root}{}\"", address(&book.chapters[current].html));
        contents = contents.replacen(&link, &format!("{link} aria-current=\"page\""), 1);
    }
    Some(format!("{before}{tag}{contents}{PROGRESS}{after}"))
}

/// The page with those above it: in its breadcrumbs, for the search, and in the link to the page
/// before it, if that is below another one.
fn with_ancestors(page: &str, book: &Book, current: usize) -> String {
    let chapter = &book.chapters[current];
    let above = book.ancestors(chapter);
    let mut page = page.replacen(CRUMBS, &crumbs(chapter, &above), 1);
    if !above.is_empty() {
        let main = format!("{MAIN} data-above=\"{}\" {FOR_SEARCH}", escape(&path(&above)));
        page = page.replacen(MAIN, &main, 1);
    }
    let previous = current.checked_sub(1).map(|at| &book.chapters[at]);
    let around = previous.map(|previous| book.ancestors(previous)).unwrap_or_default();
    let is_known = |page: &&&Chapter| {
        page.html == chapter.html || above.iter().any(|above| above.html == page.html)
    };
    match around.iter().skip_while(is_known).copied().collect::<Vec<_>>() {
        around if around.is_empty() => page,
        around => page.replacen(PREVIOUS, &format!("{PREVIOUS}{} › ", escape(&path(&around))), 1),
    }
}

/// The part and the pages above a page.
fn crumbs(chapter: &Chapter, above: &[&Chapter]) -> String {
    let part = chapter.part.as_ref().map(|part| format!("<li>{}</li>\n", escape(part)));
    let link = |page: &&Chapter| {
        let place = root(&chapter.html) + &address(&page.html);
        format!("<li><a href=\"{place}\">{}</a></li>\n", escape(&page.title))
    };
    part.into_iter().chain(above.iter().map(link)).collect()
}

fn path(pages: &[&Chapter]) -> String {
    let titles: Vec<&str> = pages.iter().map(|page| page.title.as_str()).collect();
    titles.join(" › ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::tests::sample;

    fn finished(book: &Book, html: &str) -> String {
        let page = "<nav class=\"contents\" data-root=\"/b/\">\n<ol class=\"chapter\"><li>old</li></ol>\n\
                    <p class=\"progress\"></p></nav><ol>\n<!-- crumbs --></ol>\
                    <main id=\"content\"></main><a rel=\"prev\"><span>Previous</span>Faster</a>";
        let (_folder, mut site) = crate::site::tests::of(&[(html, page)]);
        complete(&mut site, book);
        site.pages[Path::new(html)].clone()
    }

    #[test]
    fn contents_are_nested_and_mark_the_page() {
        let page = finished(&sample(), "a/b/faster.html");
        let contents = r#"<nav class="contents">

<ol>
<li><a href="/b/index.html">Start</a></li>
</ol>
<p class="part">Decide</p>
<ol>
<li><a href="/b/a/b%20c.html">Why &lt;/script&gt; [x]?</a>
<ol>
<li><a href="/b/a/b/faster.html" aria-current="page">Faster</a></li>
</ol>
</li>
</ol>
<p class="progress"></p></nav>"#;
        assert!(page.starts_with(contents), "{page}");
        // a page that is not a chapter has them as well
        let missing = finished(&sample(), "404.html");
        assert!(missing.starts_with(&contents.replace(" aria-current=\"page\"", "")), "{missing}");
    }

    #[test]
    fn breadcrumbs_name_the_part_and_the_pages_above() {
        let page = finished(&sample(), "a/b/faster.html");
        let crumbs = "<ol>\n<li>Decide</li>\n\
                      <li><a href=\"../../a/b%20c.html\">Why &lt;/script&gt; [x]?</a></li>\n</ol>";
        assert!(page.contains(crumbs), "{page}");
        let main = "<main id=\"content\" data-above=\"Why &lt;/script&gt; [x]?\" \
                    data-pagefind-meta=\"above[data-above]\">";
        assert!(page.contains(main), "{page}");
        let page = finished(&sample(), "a/b c.html");
        assert!(page.contains("<ol>\n<li>Decide</li>\n</ol><main id=\"content\">"), "{page}");
        assert!(finished(&sample(), "index.html").contains("<ol>\n</ol>"));
    }

    #[test]
    fn the_previous_page_is_named_with_those_above_it() {
        let mut book = sample();
        let chapter = |html: &str| Chapter {
            html: html.into(),
            part: Some("Decide".into()),
            ..Chapter::default()
        };
        book.chapters.push(chapter("a/next.html"));
        let page = finished(&book, "a/next.html");
        let link = "<span>Previous</span>Why &lt;/script&gt; [x]? › Faster</a>";
        assert!(page.contains(link), "{page}");
        // its neighbour knows where it is
        book.chapters[3].parent = Some("a/b c.html".into());
        let page = finished(&book, "a/next.html");
        assert!(page.contains("<span>Previous</span>Faster</a>"), "{page}");
    }
}
