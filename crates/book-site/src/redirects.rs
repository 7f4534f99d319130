//! Old addresses that send readers on: pages, and the ids of sections in pages.

use std::path::Path;

use mdbook_listings::base::escape::escape;

use crate::book::Book;
use crate::site::Site;

/// How the main part of a page begins.
const MAIN: &str = "<main id=\"content\"";

/// mdBook redirects by an inline script, which the site's policy forbids.
pub fn write(site: &mut Site, book: &Book) {
    // backwards, since each is put before those that are there
    for (old, new) in book.redirects.iter().rev() {
        let (old, new) = (old.trim_start_matches('/'), new.trim_start_matches('/'));
        let to = "../".repeat(old.matches('/').count()) + new;
        if let Some((file, id)) = old.split_once('#') {
            let page = site.pages.get_mut(Path::new(file));
            page.into_iter().for_each(|page| *page = with_moved(page, id, &to));
            continue;
        }
        let canonical = book.url.clone().unwrap_or_default() + new;
        site.pages.insert(old.into(), page(&book.language, &to, &canonical));
    }
}

/// A page with the id of a section that it has no more: a hidden link, which site.js follows.
fn with_moved(page: &str, id: &str, to: &str) -> String {
    let start = page.find(MAIN).and_then(|at| Some(at + page[at..].find('>')? + 1));
    let Some((before, after)) = start.and_then(|at| page.split_at_checked(at)) else {
        return page.to_owned();
    };
    let link =
        format!("<a class=\"moved\" id=\"{}\" href=\"{}\" hidden></a>", escape(id), escape(to));
    format!("{before}\n{link}{after}")
}

fn page(language: &str, to: &str, canonical: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>Moved</title>\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
         <link rel=\"canonical\" href=\"{}\">\n\
         <main><h1>Moved</h1>\
         <p>This page has <a href=\"{to}\">a new address</a>.</p></main>\n</html>\n",
        escape(language),
        escape(canonical),
        to = escape(to),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::tests::sample;

    #[test]
    fn an_old_address_leads_on_from_any_depth() {
        let redirects = vec![("/old/page.html".into(), "/a/b c.html#why".into())];
        let (_folder, mut site) = crate::site::tests::of(&[]);
        write(&mut site, &Book { redirects, ..sample() });
        let page = &site.pages[Path::new("old/page.html")];
        assert!(page.contains("content=\"0; url=../a/b c.html#why\""), "{page}");
        assert!(
            page.contains("<link rel=\"canonical\" href=\"https://example.org/b/a/b c.html#why\">"),
            "{page}"
        );
    }

    #[test]
    fn a_section_that_has_moved_leaves_a_hidden_link() {
        let redirects = [("/a/b c.html#b", "/index.html#x"), ("/a/b c.html#a", "/a/b c/d.html")];
        let redirects = redirects.map(|(old, new)| (old.into(), new.into())).into();
        let text = "<main id=\"content\" data-above=\"x\">\n<h1>B</h1></main>";
        let (_folder, mut site) = crate::site::tests::of(&[("a/b c.html", text)]);
        write(&mut site, &Book { redirects, ..sample() });
        assert_eq!(
            site.pages[Path::new("a/b c.html")],
            "<main id=\"content\" data-above=\"x\">\n\
             <a class=\"moved\" id=\"b\" href=\"../index.html#x\" hidden></a>\n\
             <a class=\"moved\" id=\"a\" href=\"../a/b c/d.html\" hidden></a>\n<h1>B</h1></main>"
        );
        assert_eq!(site.pages.len(), 1, "a page at an address with a fragment");
    }
}
