//! Binds the pages of a built site into one EPUB 3 file: the same bytes for the same site.
//!
//! ```text
//! mimetype, META-INF/container.xml ──▶ EPUB/package.opf ─┬▶ nav.xhtml, cover.xhtml, style.css
//!                                                        └▶ each page, their pictures
//! ```

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use book_site::address::encode;
use book_site::navigation::{items, list};
use book_site::{Book, Chapter};
use mdbook_listings::base::escape::escape;
use mdbook_listings::base::files::slashed;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::depth::ensure_shallow;
use crate::links::{in_epub, relative};
use crate::xhtml::{Page, Pages, Written, write};
use crate::{picture, theme};

const CONTAINER: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;

/// What readers who cannot see or hear can expect: <https://www.w3.org/TR/epub-a11y-11/>.
const ACCESS: [(&str, &str); 9] = [
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        "Plots have a title and a table of the same figures. Code is text; its colours carry nothing that the text does not.",
    ),
];

/// The date of a book without a history: the oldest that a ZIP archive knows.
const OLDEST: &str = "1980-01-01";

/// The whole file.
pub fn bind(site: &Path, book: &Book) -> Result<Vec<u8>> {
    let pages = book.chapters.iter().map(|chapter| {
        let text = std::fs::read_to_string(site.join(&chapter.html));
        let text =
            text.with_context(|| format!("{}; build the book first", chapter.html.display()))?;
        let path = slashed(&chapter.html);
        let page = Page::parse(&text).with_context(|| path.clone())?;
        ensure_shallow(&page.html).with_context(|| path.clone())?;
        Ok((path, page))
    });
    let pages: Pages = pages.collect::<Result<_>>()?;
    ensure!(!pages.is_empty(), "the book has no pages");
    let mut archive = Archive::new()?;
    let (mut manifest, mut spine, mut pictures) = (String::new(), String::new(), BTreeSet::new());
    for (at, chapter) in book.chapters.iter().enumerate() {
        let html = slashed(&chapter.html);
        let page = write(&pages, &html, site, book.url.as_deref()).with_context(|| html.clone())?;
        let file = in_epub(&html);
        manifest += &item(
            &format!("page-{at}"),
            &file,
            "application/xhtml+xml",
            &page.properties.join(" "),
        );
        _ = writeln!(spine, "<itemref idref=\"page-{at}\"/>");
        archive.add(&file, chapter_page(book, chapter, &file, &page))?;
        pictures.extend(page.pictures);
    }
    for (at, picture) in pictures.iter().enumerate() {
        manifest += &item(&format!("picture-{at}"), picture, media_type(picture)?, "");
        archive
            .add(picture, std::fs::read(site.join(picture)).with_context(|| picture.clone())?)?;
    }
    archive.add("cover.png", picture::draw(&picture::cover(book)?)?)?;
    archive.add("cover.xhtml", cover(book))?;
    archive.add("nav.xhtml", navigation(book))?;
    archive.add("style.css", theme::paint(include_str!("style.css")))?;
    archive.add("package.opf", package(book, &manifest, &spine))?;
    archive.finish()
}

/// A ZIP archive whose entries have no times of their own.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn new() -> Result<Self> {
        let mut archive = Self(ZipWriter::new(Cursor::new(Vec::new())));
        // programs recognise an EPUB by these bytes at the beginning of the file
        archive.entry("mimetype", b"application/epub+zip", CompressionMethod::Stored)?;
        archive.entry(
            "META-INF/container.xml",
            CONTAINER.as_bytes(),
            CompressionMethod::Deflated,
        )?;
        Ok(archive)
    }

    fn add(&mut self, name: &str, content: impl AsRef<[u8]>) -> Result<()> {
        let is_packed = ["png", "jpg", "jpeg", "gif"].iter().any(|end| name.ends_with(end));
        let method =
            if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        self.entry(&format!("EPUB/{name}"), content.as_ref(), method)
    }

    fn entry(&mut self, name: &str, content: &[u8], method: CompressionMethod) -> Result<()> {
        let options =
            SimpleFileOptions::default().compression_method(method).unix_permissions(0o644);
        self.0.start_file(name, options.last_modified_time(zip::DateTime::default()))?;
        Ok(self.0.write_all(content)?)
    }

    fn finish(self) -> Result<Vec<u8>> {
        Ok(self.0.finish()?.into_inner())
    }
}

fn media_type(picture: &str) -> Result<&'static str> {
    Ok(match picture.rsplit('.').next().unwrap_or_default() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        _ => bail!("{picture}: an EPUB shows png, jpg, gif and svg; convert it"),
    })
}

fn item(id: &str, file: &str, media_type: &str, properties: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!(" properties=\"{properties}\"") };
    format!(
        "<item id=\"{id}\" href=\"{}\" media-type=\"{media_type}\"{properties}/>\n",
        encode(file)
    )
}

fn package(book: &Book, manifest: &str, spine: &str) -> String {
    let (title, language) = (escape(&book.title), escape(&book.language));
    // the address of the source lasts longer than that of the site
    let identifier = book.source.as_ref().or(book.url.as_ref()).unwrap_or(&book.title);
    let authors =
        book.authors.iter().map(|author| format!("<dc:creator>{}</dc:creator>\n", escape(author)));
    let access = ACCESS
        .iter()
        .map(|(name, value)| format!("<meta property=\"schema:{name}\">{value}</meta>\n"));
    format!(
        "{XML}<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" \
         xml:lang=\"{language}\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">{}</dc:identifier>\n<dc:title>{title}</dc:title>\n\
         <dc:language>{language}</dc:language>\n{}<dc:description>{}</dc:description>\n\
         <dc:date>{changed}</dc:date>\n<meta property=\"dcterms:modified\">{changed}T00:00:00Z</meta>\n{}\
         </metadata>\n<manifest>\n{}{}{}{}{manifest}</manifest>\n\
         <spine>\n<itemref idref=\"cover\"/>\n<itemref idref=\"nav\"/>\n{spine}</spine>\n</package>\n",
        escape(identifier),
        authors.collect::<String>(),
        escape(&book.description),
        access.collect::<String>(),
        item("nav", "nav.xhtml", "application/xhtml+xml", "nav"),
        item("cover", "cover.xhtml", "application/xhtml+xml", ""),
        item("cover-picture", "cover.png", "image/png", "cover-image"),
        item("style", "style.css", "text/css", ""),
        changed = book.changed().unwrap_or(OLDEST),
    )
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// A document at `file` of the EPUB.
fn document(book: &Book, title: &str, file: &str, body: &str) -> String {
    let (title, language, style) =
        (escape(title), escape(&book.language), relative(file, "style.css"));
    format!(
        "{XML}<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" xml:lang=\"{language}\">\n\
         <head>\n<title>{title}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"{style}\"/>\n</head>\n\
         <body>\n{body}\n</body>\n</html>\n"
    )
}

fn chapter_page(book: &Book, chapter: &Chapter, file: &str, page: &Written) -> String {
    document(
        book,
        &chapter.title,
        file,
        &format!("<section epub:type=\"chapter\">{}</section>", page.text),
    )
}

fn cover(book: &Book) -> String {
    let picture = format!(
        "<img class=\"cover\" src=\"cover.png\" alt=\"Cover of {}\"/>",
        escape(&book.title)
    );
    document(
        book,
        &book.title,
        "cover.xhtml",
        &format!("<section epub:type=\"cover\">{picture}</section>"),
    )
}

/// The chapters below their parts, as SUMMARY.md has them.
fn navigation(book: &Book) -> String {
    let file = |chapter: &Chapter| encode(&in_epub(&slashed(&chapter.html)));
    let link =
        |chapter: &Chapter| format!("<a href=\"{}\">{}</a>", file(chapter), escape(&chapter.title));
    let part = |(title, chapters): (Option<&str>, &[Chapter])| match title {
        Some(title) => {
            format!("<li><span>{}</span>{}</li>\n", escape(title), list(chapters, &link))
        }
        None => items(chapters, &link),
    };
    let parts: String = book.parts().map(part).collect();
    let first = book.chapters.first().map(file).unwrap_or_default();
    let body = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\">\n<h1>Contents</h1>\n<ol>\n{parts}</ol>\n</nav>\n\
         <nav epub:type=\"landmarks\" hidden=\"hidden\">\n<h2>Landmarks</h2>\n<ol>\n\
         <li><a epub:type=\"cover\" href=\"cover.xhtml\">Cover</a></li>\n\
         <li><a epub:type=\"toc\" href=\"nav.xhtml\">Contents</a></li>\n\
         <li><a epub:type=\"bodymatter\" href=\"{first}\">Beginning</a></li>\n</ol>\n</nav>"
    );
    document(book, &book.title, "nav.xhtml", &body)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::tests::sample;

    const SUMS: &str = "<h1 id=sums>Sums</h1><p>See <a href=../appendix/end.html#x>the end</a>&nbsp;<br>\
        <img src=../one.png alt=One><svg viewBox='0 0 1 1'><path d=M0></svg><details><summary>More</summary>a</details>";

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for folder in ["decide/sums", "appendix"] {
            std::fs::create_dir_all(site.path().join(folder)).unwrap();
        }
        let pages = [
            ("index.html", "<h1>R</h1>"),
            ("decide/sums.html", SUMS),
            ("decide/sums/faster.html", "<h1>Faster</h1>"),
            ("appendix/end.html", "<h1 id=x>End</h1>"),
        ];
        for (name, main) in pages {
            std::fs::write(
                site.path().join(name),
                format!("<!DOCTYPE html><nav>no</nav><main>{main}</main>"),
            )
            .unwrap();
        }
        std::fs::write(
            site.path().join("one.png"),
            picture::draw(&picture::cover(&sample()).unwrap()).unwrap(),
        )
        .unwrap();
        site
    }

    fn entry(file: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_same_site_gives_the_same_file() {
        assert_eq!(
            bind(site().path(), &sample()).unwrap(),
            bind(site().path(), &sample()).unwrap()
        );
    }

    #[test]
    fn begins_as_every_epub_does() {
        let file = bind(site().path(), &sample()).unwrap();
        assert_eq!(&file[30..58], b"mimetypeapplication/epub+zip");
    }

    #[test]
    fn every_entry_of_the_package_is_there_and_is_xml() {
        let file = bind(site().path(), &sample()).unwrap();
        let package = entry(&file, "EPUB/package.opf");
        let names: Vec<&str> =
            package.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(names.contains(&"decide/sums.xhtml") && names.contains(&"one.png"), "{names:?}");
        for name in names.iter().filter(|name| name.ends_with("xhtml")) {
            let text = entry(&file, &format!("EPUB/{name}"));
            let options =
                resvg::usvg::roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            resvg::usvg::roxmltree::Document::parse_with_options(&text, options).unwrap();
        }
        assert!(
            package.contains("<meta property=\"dcterms:modified\">2026-11-20T00:00:00Z</meta>"),
            "{package}"
        );
        assert!(
            package.contains("<dc:identifier id=\"id\">https://example.org/source</dc:identifier>"),
            "{package}"
        );
        assert!(package.contains(
            "href=\"decide/sums.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\""
        ));
    }

    #[test]
    fn chapters_are_below_their_parts() {
        let file = bind(site().path(), &sample()).unwrap();
        let contents = entry(&file, "EPUB/nav.xhtml");
        let part = "<li><span>Decide</span>\n<ol>\n<li><a href=\"decide/sums.xhtml\">Sums</a>\n\
                    <ol>\n<li><a href=\"decide/sums/faster.xhtml\">Faster</a></li>\n</ol>\n\
                    </li>\n</ol>\n</li>";
        assert!(
            contents.contains(part)
                && contents.contains("<li><a href=\"index.xhtml\">R &amp; D</a></li>")
        );
        assert!(
            entry(&file, "EPUB/decide/sums.xhtml")
                .contains("<a href=\"../appendix/end.xhtml#x\">the end</a>")
        );
    }

    #[test]
    fn a_page_that_was_not_built_is_named() {
        let site = site();
        std::fs::remove_file(site.path().join("appendix/end.html")).unwrap();
        let message = format!("{:#}", bind(site.path(), &sample()).unwrap_err());
        assert!(message.starts_with("appendix/end.html; build the book first"), "{message}");
    }
}
