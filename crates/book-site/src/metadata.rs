//! The head of each page: what search engines, link previews and feed readers look for.

use std::path::Path;

use anyhow::{Context, Result};
use mdbook_listings::base::escape::escape;
use serde_json::json;

use crate::address::{address, encode, root};
use crate::book::{Book, Chapter};
use crate::feeds;
use crate::site::Site;
use crate::summary::summary;

const MARK: &str = "<!-- head -->";
const EPUB_MARK: &str = "<!-- epub -->";
/// The size of a link's picture, which `book-press` draws.
const PICTURE: (&str, &str) = ("1200", "630");

/// Puts into each chapter's head what the template cannot know.
pub fn complete_heads(site: &mut Site, book: &Book) -> Result<()> {
    for chapter in &book.chapters {
        let tags = tags(site, book, chapter);
        let shown = address(&chapter.html);
        let page =
            site.pages.get_mut(&chapter.html).with_context(|| format!("{shown}: no page"))?;
        let (head, rest) =
            page.split_once("</head>").with_context(|| format!("{shown}: no head"))?;
        let head = with_title(&without_description(head), book, chapter);
        let head = if head.contains(MARK) { head.replacen(MARK, &tags, 1) } else { head + &tags };
        let rest = rest.replacen(EPUB_MARK, &epub_link(book, chapter), 1);
        *page = format!("{head}</head>{rest}");
    }
    Ok(())
}

/// Pages below different ones may have one title, so it names the pages above it.
fn with_title(head: &str, book: &Book, chapter: &Chapter) -> String {
    let title = format!("<title>{}", escape(&chapter.title));
    let above = book.ancestors(chapter).into_iter().rev();
    let above: String = above.map(|page| format!(" - {}", escape(&page.title))).collect();
    head.replacen(&title, &(title.clone() + &above), 1)
}

/// The template cannot know whether there is an EPUB.
fn epub_link(book: &Book, chapter: &Chapter) -> String {
    let Some(name) = &book.epub else { return String::new() };
    let file = root(&chapter.html) + &encode(name);
    format!(
        "<li><a href=\"{}\" type=\"application/epub+zip\">The whole book as an EPUB</a></li>",
        escape(&file)
    )
}

/// mdBook describes every page by the book's description.
fn without_description(head: &str) -> String {
    let description = head.split_once("<meta name=\"description\"");
    let around = description.and_then(|(before, tag)| Some((before, tag.split_once('>')?.1)));
    around.map_or_else(|| head.to_owned(), |(before, after)| before.to_owned() + after)
}

fn tags(site: &Site, book: &Book, chapter: &Chapter) -> String {
    let tags = links(book, chapter).into_iter().chain(card(site, book, chapter));
    let tags = tags.filter_map(|(tag, value)| Some(format!("{tag}\"{}\">\n", escape(&value?))));
    let data = data(book, chapter);
    tags.collect::<String>() + &format!("<script type=\"application/ld+json\">{data}</script>\n")
}

/// A tag up to its last attribute, and the value of that; without a value there is no tag.
type Tag = (&'static str, Option<String>);

fn links(book: &Book, chapter: &Chapter) -> Vec<Tag> {
    let root = root(&chapter.html);
    vec![
        ("<meta name=\"description\" content=", Some(summary(book, chapter))),
        ("<link rel=\"canonical\" href=", book.url_of(chapter)),
        (
            "<link rel=\"alternate\" type=\"text/markdown\" href=",
            Some(root.clone() + &address(&chapter.markdown_file())),
        ),
        (
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=",
            feeds::is_fed(book).then(|| root + feeds::ATOM),
        ),
    ]
}

/// What a link to the page is shown with elsewhere.
fn card(site: &Site, book: &Book, chapter: &Chapter) -> Vec<Tag> {
    let kind = if chapter.html == Path::new("index.html") { "website" } else { "article" };
    let picture = Path::new("og").join(chapter.html.with_extension("png"));
    let is_shown = book.url.is_some() && site.files.contains(&picture);
    let if_shown = |value: &str| is_shown.then(|| value.to_owned());
    let card = if is_shown { "summary_large_image" } else { "summary" };
    vec![
        ("<meta property=\"og:type\" content=", Some(kind.into())),
        ("<meta property=\"og:title\" content=", Some(book.full_title(chapter))),
        ("<meta property=\"og:description\" content=", Some(summary(book, chapter))),
        ("<meta property=\"og:site_name\" content=", Some(book.title.clone())),
        ("<meta property=\"og:url\" content=", book.url_of(chapter)),
        ("<meta property=\"og:image\" content=", if_shown(&book.published(&picture))),
        ("<meta property=\"og:image:width\" content=", if_shown(PICTURE.0)),
        ("<meta property=\"og:image:height\" content=", if_shown(PICTURE.1)),
        ("<meta name=\"twitter:card\" content=", Some(card.into())),
    ]
}

/// The page as schema.org describes it, safe inside of a `<script>`. What is null counts as absent.
fn data(book: &Book, chapter: &Chapter) -> String {
    let whole = json!({
        "@type": "Book",
        "name": book.title,
        "description": book.description,
        "url": book.url,
    });
    let above = book.ancestors(chapter).into_iter().fold(whole, |outer, page| {
        let url = book.url_of(page);
        json!({ "@type": "Chapter", "name": page.title, "url": url, "isPartOf": outer })
    });
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Chapter",
        "name": chapter.title,
        "description": summary(book, chapter),
        "inLanguage": book.language,
        "url": book.url_of(chapter),
        "dateModified": chapter.changed,
        "isPartOf": above,
    });
    data.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::tests::sample;

    /// The head and the rest of a finished page.
    fn finished(book: &Book, html: &str, files: &[&str]) -> (String, String) {
        let page = "<head>\n<title>Faster - R &amp; D</title>\n<meta name=\"description\" content=\"old\">\n\
                    <!-- head -->\n</head><body><!-- head --><!-- epub -->";
        let pages = book.chapters.iter().map(|chapter| chapter.html.to_str().unwrap());
        let files: Vec<_> = pages.chain(files.iter().copied()).map(|file| (file, page)).collect();
        let (_folder, mut site) = crate::site::tests::of(&files);
        complete_heads(&mut site, book).unwrap();
        let (head, rest) = site.pages[Path::new(html)].split_once("</head>").unwrap();
        (head.to_owned(), rest.to_owned())
    }

    fn json_of(head: &str) -> serde_json::Value {
        let (_, data) = head.split_once("ld+json\">").unwrap();
        serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap()
    }

    #[test]
    fn completes_the_head() {
        let (head, rest) = finished(&sample(), "a/b c.html", &["og/a/b c.png"]);
        let expected = r#"<head>
<title>Faster - R &amp; D</title>

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
        assert_eq!(head.split_once('{').unwrap().0, expected);
        assert_eq!(json_of(&head)["name"], "Why </script> [x]?");
        assert_eq!(head.rsplit_once("</script>").unwrap().1, "\n\n");
        assert_eq!(rest, "<body><!-- head -->");
    }

    #[test]
    fn a_page_below_another_names_it() {
        let (head, _) = finished(&sample(), "a/b/faster.html", &[]);
        let title = "<title>Faster - Why &lt;/script&gt; [x]? - R &amp; D</title>";
        assert!(head.contains(title), "{head}");
        let title = "og:title\" content=\"Why &lt;/script&gt; [x]?: Faster\"";
        assert!(head.contains(title), "{head}");
        let data = json_of(&head);
        assert_eq!(data["isPartOf"]["name"], "Why </script> [x]?");
        assert_eq!(data["isPartOf"]["url"], "https://example.org/b/a/b%20c.html");
        assert_eq!(data["isPartOf"]["isPartOf"]["name"], "R & D");
    }

    #[test]
    fn an_unpublished_book_names_no_address() {
        let book = Book { url: None, ..sample() };
        let (head, _) = finished(&book, "index.html", &["og/index.png"]);
        for word in ["canonical", "og:url", "og:image", "feed.xml", "\"url\":\""] {
            assert!(!head.contains(word), "{word}: {head}");
        }
    }

    #[test]
    fn pages_link_to_an_epub_if_there_is_one() {
        let book = Book { epub: Some("r-d.epub".into()), ..sample() };
        assert!(finished(&book, "a/b c.html", &[]).1.contains("<a href=\"../r-d.epub\""));
        assert!(!finished(&sample(), "a/b c.html", &[]).1.contains("epub"));
    }
}
