//! Pages at old addresses that send readers on.

use mdbook_listings::base::escape::escape;

use crate::book::Book;
use crate::site::Site;

/// mdBook redirects by an inline script, which the site's policy forbids.
pub fn write(site: &mut Site, book: &Book) {
    for (old, new) in &book.redirects {
        let (old, new) = (old.trim_start_matches('/'), new.trim_start_matches('/'));
        let to = "../".repeat(old.matches('/').count()) + new;
        let canonical = book.url.clone().unwrap_or_default() + new;
        site.pages.insert(old.into(), page(&book.language, &to, &canonical));
    }
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
    use std::path::Path;

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
}
