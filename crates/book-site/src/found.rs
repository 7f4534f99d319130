//! What search engines, feed readers, link previews and language models look for.

use std::cmp::Reverse;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::base::escape::escape;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::json;

use crate::offline::is_hashed;
use crate::site::Site;
use crate::{Book, Chapter};

/// What pages may load and run. The same as in the template's `<meta>`.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     base-uri 'self'; form-action 'none'";
const MARK: &str = "<!-- head -->";
const EPUB_MARK: &str = "<!-- epub -->";
/// The size of a link's picture, which `book-press` draws.
const PICTURE: (&str, &str) = ("1200", "630");
const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// Completes each page's head, and writes sitemap, robots.txt, feed, llms.txt and the plain pages.
pub fn describe(site: &mut Site, book: &Book) -> Result<()> {
    for chapter in &book.chapters {
        complete(site, book, chapter)?;
        site.add(plain(chapter), lines(&chapter.markdown))?;
    }
    redirect(site, book)?;
    if book.url.is_some() {
        site.add("sitemap.xml", sitemap(book))?;
    }
    if let Some((url, changed)) = fed(book) {
        site.add("feed.xml", feed(book, url, changed))?;
    }
    site.add("robots.txt", robots(book))?;
    site.add("llms.txt", llms(book))?;
    site.add("llms-full.txt", llms_full(book))?;
    site.add("_headers", headers(site))?;
    site.add(".nojekyll", "")
}

/// Puts into a page's head what the template cannot know.
fn complete(site: &mut Site, book: &Book, chapter: &Chapter) -> Result<()> {
    let tags = tags(site, book, chapter);
    let page = site
        .pages
        .get_mut(&chapter.html)
        .with_context(|| format!("{}: no page", address(&chapter.html)))?;
    let (head, rest) = page
        .split_once("</head>")
        .with_context(|| format!("{}: no head", chapter.html.display()))?;
    let head = without_description(head);
    let head = if head.contains(MARK) { head.replacen(MARK, &tags, 1) } else { head + &tags };
    let rest = rest.replacen(EPUB_MARK, &epub_link(book, chapter), 1);
    *page = format!("{head}</head>{rest}");
    Ok(())
}

/// A page at each old address that sends readers on, without a script.
fn redirect(site: &mut Site, book: &Book) -> Result<()> {
    for (old, new) in &book.redirects {
        let old = old.trim_start_matches('/');
        let to = "../".repeat(old.matches('/').count()) + new.trim_start_matches('/');
        let canonical = published(book, new.trim_start_matches('/'));
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>Moved</title>\n\
             <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
             <link rel=\"canonical\" href=\"{canonical}\">\n\
             <main><h1>Moved</h1><p>This page has <a href=\"{to}\">a new address</a>.</p></main>\n</html>\n",
            escape(&book.language),
            to = escape(&to),
            canonical = escape(&canonical),
        );
        site.pages.insert(old.into(), page);
    }
    Ok(())
}

/// The template cannot know whether there is an EPUB.
fn epub_link(book: &Book, chapter: &Chapter) -> String {
    let Some(name) = &book.epub else { return String::new() };
    let file = root(chapter) + &address(Path::new(name));
    format!(
        "<li><a href=\"{}\" type=\"application/epub+zip\">The whole book as an EPUB</a></li>",
        escape(&file)
    )
}

/// From a page up to the site's own folder.
fn root(chapter: &Chapter) -> String {
    "../".repeat(chapter.html.components().count() - 1)
}

/// mdBook describes every page by the book's description.
fn without_description(head: &str) -> String {
    let found = head.split_once("<meta name=\"description\"");
    let found = found.and_then(|(before, tag)| Some((before, tag.split_once('>')?.1)));
    found.map_or_else(|| head.to_owned(), |(before, after)| before.to_owned() + after)
}

fn tags(site: &Site, book: &Book, chapter: &Chapter) -> String {
    let root = root(chapter);
    let kind = if chapter.html == Path::new("index.html") { "website" } else { "article" };
    let image = Path::new("og").join(chapter.html.with_extension("png"));
    let image = book
        .url
        .as_ref()
        .filter(|_| site.files.contains(&image))
        .map(|url| url.clone() + &address(&image));
    let size = |side: &str| image.as_ref().map(|_| side.to_owned());
    let (width, height) = (size(PICTURE.0), size(PICTURE.1));
    let card = if image.is_some() { "summary_large_image" } else { "summary" };
    let tags = [
        ("<meta name=\"description\" content=", Some(summary(book, chapter))),
        ("<link rel=\"canonical\" href=", url(book, chapter)),
        (
            "<link rel=\"alternate\" type=\"text/markdown\" href=",
            Some(root.clone() + &address(&plain(chapter))),
        ),
        (
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=",
            fed(book).map(|_| root + "feed.xml"),
        ),
        ("<meta property=\"og:type\" content=", Some(kind.into())),
        ("<meta property=\"og:title\" content=", Some(chapter.title.clone())),
        ("<meta property=\"og:description\" content=", Some(summary(book, chapter))),
        ("<meta property=\"og:site_name\" content=", Some(book.title.clone())),
        ("<meta property=\"og:url\" content=", url(book, chapter)),
        ("<meta property=\"og:image\" content=", image),
        ("<meta property=\"og:image:width\" content=", width),
        ("<meta property=\"og:image:height\" content=", height),
        ("<meta name=\"twitter:card\" content=", Some(card.into())),
    ];
    let tags = tags
        .into_iter()
        .filter_map(|(tag, value)| Some(format!("{tag}\"{}\">\n", escape(&value?))));
    tags.collect::<String>()
        + &format!("<script type=\"application/ld+json\">{}</script>\n", data(book, chapter))
}

/// The page as schema.org describes it, safe inside of a `<script>`. What is null counts as absent.
fn data(book: &Book, chapter: &Chapter) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Chapter",
        "name": chapter.title,
        "description": summary(book, chapter),
        "inLanguage": book.language,
        "url": url(book, chapter),
        "dateModified": chapter.changed,
        "isPartOf": { "@type": "Book", "name": book.title, "description": book.description, "url": book.url },
    });
    data.to_string().replace('<', "\\u003c")
}

fn sitemap(book: &Book) -> String {
    let pages = book.chapters.iter().map(|chapter| {
        let changed = chapter
            .changed
            .as_ref()
            .map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        format!(
            "<url><loc>{}</loc>{changed}</url>\n",
            escape(&published(book, &page_address(chapter)))
        )
    });
    let pages: String = pages.collect();
    format!(
        "{XML}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    )
}

/// A feed needs an address and a date: the site's, and that of the last change.
fn fed(book: &Book) -> Option<(&str, &str)> {
    book.url
        .as_deref()
        .zip(book.chapters.iter().filter_map(|chapter| chapter.changed.as_deref()).max())
}

/// Atom, newest first. The address of a page is its id.
fn feed(book: &Book, base: &str, changed: &str) -> String {
    let dated =
        book.chapters.iter().filter_map(|chapter| Some((chapter.changed.as_deref()?, chapter)));
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(day, _)| Reverse(*day));
    let entries: String =
        dated.into_iter().map(|(day, chapter)| entry(book, chapter, day)).collect();
    let (title, about, base) = (escape(&book.title), escape(&book.description), escape(base));
    format!(
        "{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{title}</title>\n<subtitle>{about}</subtitle>\n<id>{base}</id>\n<link href=\"{base}\"/>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}feed.xml\"/>\n\
         <updated>{changed}T00:00:00Z</updated>\n<author><name>{title}</name></author>\n{entries}</feed>\n",
        escape(&book.language)
    )
}

fn entry(book: &Book, chapter: &Chapter, day: &str) -> String {
    let place = escape(&published(book, &page_address(chapter)));
    let (title, about) = (escape(&chapter.title), escape(&summary(book, chapter)));
    format!(
        "<entry>\n<title>{title}</title>\n<id>{place}</id>\n<link href=\"{place}\"/>\n\
         <updated>{day}T00:00:00Z</updated>\n<summary>{about}</summary>\n</entry>\n"
    )
}

fn robots(book: &Book) -> String {
    let sitemap =
        book.url.as_ref().map_or_else(String::new, |url| format!("\nSitemap: {url}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// The plain pages by part, as <https://llmstxt.org> lays them out.
fn llms(book: &Book) -> String {
    let mut text = intro(book);
    for (number, chapters) in book.chapters.chunk_by(|one, next| one.part == next.part).enumerate()
    {
        text += &match &chapters[0].part {
            Some(part) => format!("\n## {part}\n\n"),
            None if number == 0 => "\n".to_owned(),
            None => "\n## More\n\n".to_owned(),
        };
        text.extend(chapters.iter().map(|chapter| listed(book, chapter)));
    }
    let whole = published(book, "llms-full.txt");
    text + &format!("\n## Optional\n\n- [The whole book]({whole}): all pages in one file\n")
}

fn listed(book: &Book, chapter: &Chapter) -> String {
    let title = chapter.title.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    format!(
        "- [{title}]({}): {}\n",
        published(book, &address(&plain(chapter))),
        summary(book, chapter)
    )
}

fn llms_full(book: &Book) -> String {
    let pages = book.chapters.iter().map(|chapter| {
        let place = published(book, &address(&chapter.html));
        format!("\n---\n\nSource: {place}\n\n{}", lines(&chapter.markdown))
    });
    intro(book) + &pages.collect::<String>()
}

fn intro(book: &Book) -> String {
    format!("# {}\n\n> {}\n", book.title, one_line(&book.description))
}

/// Headers for hosts that read such a file. Hosts join the values of rules that match the same file, so no two set the
/// same header. A file whose name changes with its content is kept for ever.
fn headers(site: &Site) -> String {
    let mut text = format!(
        "/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: same-origin\n"
    );
    for path in ["", "*.html", "sw.js"] {
        _ = write!(text, "/{path}\n  Cache-Control: no-cache\n");
    }
    let hashed = site.files.iter().filter(|file| is_hashed(file)).map(|file| address(file));
    for path in hashed.chain(["pagefind/fragment/*", "pagefind/index/*"].map(str::to_owned)) {
        _ = write!(text, "/{path}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}

/// A chapter's first paragraph as plain text, short enough for a list of results.
fn summary(book: &Book, chapter: &Chapter) -> String {
    shorten(
        &one_line(&first_paragraph(&chapter.markdown).unwrap_or_else(|| book.description.clone())),
        160,
    )
}

/// Quotes, lists and notes are not how a chapter opens; neither are pictures.
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

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(markdown: &str) -> String {
    format!("{}\n", markdown.trim_end())
}

fn plain(chapter: &Chapter) -> PathBuf {
    chapter.html.with_extension("md")
}

/// Where a page stands on the web, if the book does.
fn url(book: &Book, chapter: &Chapter) -> Option<String> {
    book.url.as_ref().map(|url| url.clone() + &page_address(chapter))
}

fn published(book: &Book, address: &str) -> String {
    book.url.clone().unwrap_or_default() + address
}

/// A folder's own page goes by the folder's name.
fn page_address(chapter: &Chapter) -> String {
    let is_folder = chapter.html.file_name().is_some_and(|name| name == "index.html");
    let address = address(&chapter.html);
    if is_folder { address.trim_end_matches("index.html").to_owned() } else { address }
}

/// A file's address, relative to the site.
pub fn address(file: &Path) -> String {
    let parts: Vec<_> = file.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").bytes().fold(String::new(), |mut address, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                address.push(byte.into())
            }
            _ => _ = write!(address, "%{byte:02X}"),
        }
        address
    })
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn book() -> Book {
        let chapter = |title: &str, html: &str, markdown: &str| Chapter {
            title: title.into(),
            part: html.split_once('/').map(|_| "Decide".into()),
            html: html.into(),
            markdown: markdown.into(),
            parent: None,
            changed: html.split_once('/').map(|_| "2026-11-20".into()),
        };
        Book {
            title: "R & D".into(),
            description: "A \"book\".".into(),
            language: "en".into(),
            authors: Vec::new(),
            source: None,
            search: true,
            epub: None,
            url: Some("https://example.org/b/".into()),
            redirects: Vec::new(),
            chapters: vec![
                chapter(
                    "Start",
                    "index.html",
                    "# Start\n\n> No.\n\n- nor this\n\nHere `we` *go*[^1]\non:\n\n[^1]: x",
                ),
                chapter(
                    "Why </script> [x]?",
                    "a/b c.html",
                    "# Why\n\n![p](p.svg)\n\nBecause 1 < 2 & \"so\".\n",
                ),
            ],
        }
    }

    fn site(book: &Book, files: &[&str]) -> (tempfile::TempDir, Site) {
        let page = format!(
            "<head>\n<meta name=\"description\" content=\"old\">\n{MARK}\n</head><body>{MARK}"
        );
        let files: Vec<_> = ["index.html", "a/b c.html"]
            .iter()
            .chain(files)
            .map(|file| (*file, page.as_str()))
            .collect();
        let (folder, mut site) = crate::site::tests::of(&files);
        describe(&mut site, book).unwrap();
        (folder, site)
    }

    fn read(site: &(tempfile::TempDir, Site), name: &str) -> String {
        let bytes = site.1.bytes(Path::new(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn completes_the_head() {
        let page = read(&site(&book(), &["og/a/b c.png"]), "a/b c.html");
        let expected = r#"<head>

<meta name="description" content="Because 1 &lt; 2 &amp; &quot;so&quot;.">
<link rel="canonical" href="https://example.org/b/a/b%20c.html">
<link rel="alternate" type="text/markdown" href="../a/b%20c.md">
<link rel="alternate" type="application/atom+xml" href="../feed.xml">
<meta property="og:type" content="article">
<meta property="og:title" content="Why &lt;/script&gt; [x]?">
<meta property="og:description" content="Because 1 &lt; 2 &amp; &quot;so&quot;.">
<meta property="og:site_name" content="R &amp; D">
<meta property="og:url" content="https://example.org/b/a/b%20c.html">
<meta property="og:image" content="https://example.org/b/og/a/b%20c.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">
<script type="application/ld+json">"#;
        let (head, data) = page.split_once("{").unwrap();
        assert_eq!(head, expected);
        let (data, rest) = data.split_once("</script>").unwrap();
        let data: serde_json::Value = serde_json::from_str(&format!("{{{data}")).unwrap();
        assert_eq!(data["name"], "Why </script> [x]?");
        assert_eq!(rest, format!("\n\n</head><body>{MARK}"));
    }

    #[test]
    fn writes_what_machines_read() {
        let site = site(&book(), &["css/a-01234567.css"]);
        let sitemap = read(&site, "sitemap.xml");
        assert!(sitemap.contains("<url><loc>https://example.org/b/</loc></url>"), "{sitemap}");
        assert!(
            sitemap.contains("<loc>https://example.org/b/a/b%20c.html</loc><lastmod>2026-11-20<"),
            "{sitemap}"
        );
        assert!(
            read(&site, "robots.txt").ends_with("\nSitemap: https://example.org/b/sitemap.xml\n")
        );
        let feed = read(&site, "feed.xml");
        assert!(feed.contains(
            "<title>Why &lt;/script&gt; [x]?</title>\n<id>https://example.org/b/a/b%20c.html</id>"
        ));
        assert_eq!(feed.matches("<entry>").count(), 1, "{feed}");
        assert!(
            read(&site, "_headers")
                .contains("\n/css/a-01234567.css\n  Cache-Control: public, max-age=31536000")
        );
        assert!(read(&site, "a/b c.md").starts_with("# Why\n"));
        let llms = "# R & D\n\n> A \"book\".\n\n- [Start](https://example.org/b/index.md): Here we go on:\n\n## Decide\n\n\
             - [Why </script> \\[x\\]?](https://example.org/b/a/b%20c.md): Because 1 < 2 & \"so\".\n";
        assert!(read(&site, "llms.txt").starts_with(llms), "{}", read(&site, "llms.txt"));
        assert!(
            read(&site, "llms-full.txt")
                .contains("Source: https://example.org/b/a/b%20c.html\n\n# Why\n")
        );
    }

    #[test]
    fn an_unpublished_book_names_no_address() {
        let site = site(&Book { url: None, ..book() }, &["og/index.png"]);
        for name in ["sitemap.xml", "feed.xml"] {
            assert!(!site.1.files.contains(Path::new(name)), "{name}");
        }
        assert_eq!(read(&site, "robots.txt"), "User-agent: *\nAllow: /\n");
        let page = read(&site, "index.html");
        for word in ["canonical", "og:url", "og:image", "feed.xml", "\"url\":\""] {
            assert!(!page.contains(word), "{word}: {page}");
        }
    }

    #[test]
    fn an_old_address_leads_on_from_any_depth() {
        let redirects = vec![("/old/page.html".into(), "/a/b c.html#why".into())];
        let site = site(&Book { redirects, ..book() }, &[]);
        let page = &site.1.pages[Path::new("old/page.html")];
        assert!(page.contains("content=\"0; url=../a/b c.html#why\""), "{page}");
        assert!(
            page.contains("<link rel=\"canonical\" href=\"https://example.org/b/a/b c.html#why\">"),
            "{page}"
        );
        assert!(!read(&site, "sitemap.xml").contains("old/page"));
    }

    #[test]
    fn pages_link_to_an_epub_if_there_is_one() {
        let foot = |epub: Option<&str>| {
            let page = format!("<head>{MARK}</head><body>{EPUB_MARK}");
            let (_folder, mut site) =
                crate::site::tests::of(&[("index.html", &page), ("a/b c.html", &page)]);
            describe(&mut site, &Book { epub: epub.map(str::to_owned), ..book() }).unwrap();
            site.pages[Path::new("a/b c.html")].split_once("<body>").unwrap().1.to_owned()
        };
        assert!(foot(Some("r-d.epub")).contains("<a href=\"../r-d.epub\""));
        assert_eq!(foot(None), "");
    }

    #[test]
    fn shortens_between_words() {
        assert_eq!(shorten("one two", 7), "one two");
        assert_eq!(shorten("one, two", 7), "one…");
        assert_eq!(shorten("éééééééé", 7), "éééééé…");
        assert_eq!(shorten(&"word ".repeat(99), 160).chars().count(), 160);
    }

    #[test]
    fn the_template_states_the_same_policy() {
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../theme/index.hbs");
        let template = std::fs::read_to_string(template).unwrap_or_else(|_| POLICY.to_owned());
        assert!(template.contains(POLICY));
    }
}
