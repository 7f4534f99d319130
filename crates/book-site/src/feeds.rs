//! What search engines and feed readers fetch: the sitemap, robots.txt and the Atom feed.

use std::cmp::Reverse;

use anyhow::Result;
use mdbook_listings::base::escape::escape;

use crate::book::{Book, Chapter};
use crate::site::Site;
use crate::summary::summary;

pub const ATOM: &str = "feed.xml";
const SITEMAP: &str = "sitemap.xml";
const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

pub fn write(site: &mut Site, book: &Book) -> Result<()> {
    if book.url.is_some() {
        site.add(SITEMAP, sitemap(book))?;
    }
    if let Some((url, changed)) = base(book) {
        site.add(ATOM, feed(book, url, changed))?;
    }
    site.add("robots.txt", robots(book))
}

/// Whether the book has a feed.
pub fn is_fed(book: &Book) -> bool {
    base(book).is_some()
}

/// A feed needs an address and a date: the site's, and that of the last change.
fn base(book: &Book) -> Option<(&str, &str)> {
    book.url.as_deref().zip(book.changed())
}

fn sitemap(book: &Book) -> String {
    let page = |chapter: &Chapter| {
        let place = escape(&book.url_of(chapter)?);
        let day = chapter.changed.as_ref();
        let changed = day.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        Some(format!("<url><loc>{place}</loc>{changed}</url>\n"))
    };
    let pages: String = book.chapters.iter().filter_map(page).collect();
    format!(
        "{XML}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    )
}

/// Atom, newest first. The address of a page is its id.
fn feed(book: &Book, base: &str, changed: &str) -> String {
    let dated = book.chapters.iter().filter(|chapter| chapter.changed.is_some());
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|chapter| Reverse(&chapter.changed));
    let entries: String = dated.into_iter().filter_map(|chapter| entry(book, chapter)).collect();
    let (title, about, base) = (escape(&book.title), escape(&book.description), escape(base));
    format!(
        "{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{title}</title>\n<subtitle>{about}</subtitle>\n<id>{base}</id>\n\
         <link href=\"{base}\"/>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{ATOM}\"/>\n\
         <updated>{changed}T00:00:00Z</updated>\n<author><name>{title}</name></author>\n\
         {entries}</feed>\n",
        escape(&book.language)
    )
}

fn entry(book: &Book, chapter: &Chapter) -> Option<String> {
    let (place, day) = (escape(&book.url_of(chapter)?), chapter.changed.as_ref()?);
    let (title, about) = (escape(&book.full_title(chapter)), escape(&summary(book, chapter)));
    Some(format!(
        "<entry>\n<title>{title}</title>\n<id>{place}</id>\n<link href=\"{place}\"/>\n\
         <updated>{day}T00:00:00Z</updated>\n<summary>{about}</summary>\n</entry>\n"
    ))
}

fn robots(book: &Book) -> String {
    let sitemap = book.url.as_ref().map(|url| format!("\nSitemap: {url}{SITEMAP}\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::tests::sample;

    #[test]
    fn the_sitemap_has_every_page_at_its_new_address() {
        let redirects = vec![("/old.html".into(), "/a/b c.html".into())];
        let sitemap = sitemap(&Book { redirects, ..sample() });
        for entry in [
            "<url><loc>https://example.org/b/</loc></url>",
            "<loc>https://example.org/b/a/b%20c.html</loc><lastmod>2026-11-20<",
            "<loc>https://example.org/b/a/b/faster.html</loc><lastmod>2026-11-20<",
        ] {
            assert!(sitemap.contains(entry), "{sitemap}");
        }
        assert_eq!(sitemap.matches("<url>").count(), 3, "{sitemap}");
    }

    #[test]
    fn the_feed_has_pages_with_a_date() {
        let book = sample();
        let (url, changed) = base(&book).unwrap();
        let feed = feed(&book, url, changed);
        assert!(feed.contains(
            "<title>Why &lt;/script&gt; [x]?</title>\n<id>https://example.org/b/a/b%20c.html</id>"
        ));
        assert!(feed.contains("<title>Why &lt;/script&gt; [x]?: Faster</title>"), "{feed}");
        assert_eq!(feed.matches("<entry>").count(), 2, "{feed}");
    }

    #[test]
    fn an_unpublished_book_has_only_robots() -> Result<()> {
        let end = "\nSitemap: https://example.org/b/sitemap.xml\n";
        assert!(robots(&sample()).ends_with(end));
        let book = Book { url: None, ..sample() };
        let (_folder, mut site) = crate::site::tests::of(&[]);
        write(&mut site, &book)?;
        assert_eq!(site.files, ["robots.txt".into()].into());
        assert_eq!(robots(&book), "User-agent: *\nAllow: /\n");
        Ok(())
    }
}
