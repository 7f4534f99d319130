//! Joins the stylesheets that every page loads into one: on a slow line each file that blocks drawing is a wait.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::base::files::normalize;
use mdbook_listings::base::hash::fingerprint;

use crate::site::Site;

const OPENING: &str = "<link rel=\"stylesheet\" href=\"";

/// One file in the place of the sheets that pages share; sheets for one medium stay apart, and load without blocking.
pub fn join(site: &mut Site) -> Result<()> {
    let mut joined: BTreeMap<Vec<PathBuf>, String> = BTreeMap::new();
    for (page, text) in std::mem::take(&mut site.pages) {
        let links: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with(OPENING) && line.ends_with("\">"))
            .collect();
        let links: Vec<&str> = links.into_iter().filter(|line| !line.contains("media=")).collect();
        let mended = match links.as_slice() {
            [first, .., _] => {
                let sheets: Vec<PathBuf> =
                    links.iter().map(|link| sheet(&page, address(link))).collect::<Result<_>>()?;
                let name = match joined.get(&sheets) {
                    Some(name) => name.clone(),
                    None => {
                        joined.entry(sheets.clone()).or_insert(write(site, &page, &sheets)?).clone()
                    }
                };
                // beside the scripts, so that the path to the site's root is the one of the first sheet
                let root = address(first).find("theme/").map_or("", |at| &address(first)[..at]);
                replace(&text, &links, &format!("{OPENING}{root}theme/{name}\">"))
            }
            _ => text,
        };
        site.pages.insert(page, mended);
    }
    Ok(())
}

/// The page with one link in the place of several.
fn replace(page: &str, links: &[&str], link: &str) -> String {
    let mended = page.replacen(links[0], link, 1);
    links[1..].iter().fold(mended, |page, link| page.replacen(&format!("{link}\n"), "", 1))
}

fn address(link: &str) -> &str {
    link.trim_start_matches(OPENING).trim_end_matches("\">")
}

/// The file of a sheet that a page links to, relative to the page or from the path that the site is mounted at.
fn sheet(page: &Path, address: &str) -> Result<PathBuf> {
    let at_root = address
        .find("theme/")
        .map(|at| PathBuf::from(&address[at..]))
        .filter(|_| address.starts_with('/'));
    let relative = at_root.or_else(|| normalize(&page.parent()?.join(address)));
    relative.with_context(|| format!("{}: {address}", page.display()))
}

/// Writes the sheets as one; returns its name, which changes with its content.
fn write(site: &mut Site, page: &Path, sheets: &[PathBuf]) -> Result<String> {
    let texts = sheets.iter().map(|sheet| site.text(sheet)).collect::<Result<Vec<_>>>();
    let text = texts.with_context(|| format!("{}: a stylesheet", page.display()))?.concat();
    let name = format!("book-{}.css", &fingerprint([text.clone().into_bytes()])[..8]);
    site.add(Path::new("theme").join(&name), text)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_at_any_depth_share_one_sheet() -> Result<()> {
        let page = |root: &str| {
            let link = |name: &str, media: &str| {
                format!("{OPENING}{root}theme/css/{name}.css\"{media}>\n")
            };
            link("a", "") + &link("b", "") + &link("p", " media=\"print\"")
        };
        let sheets =
            [("theme/css/a.css", "a{}"), ("theme/css/b.css", "b{}"), ("theme/css/p.css", "p{}")];
        let pages = [page(""), page("../"), page("/book/")];
        let pages =
            [("a.html", pages[0].as_str()), ("d/b.html", &pages[1]), ("404.html", &pages[2])];
        let (_folder, mut site) = crate::site::tests::of(&[&sheets[..], &pages[..]].concat());
        join(&mut site)?;
        let joined: Vec<_> =
            site.files.iter().filter(|file| file.to_string_lossy().contains("book-")).collect();
        assert_eq!(joined.len(), 1, "{joined:?}");
        assert_eq!(site.text(joined[0])?, "a{}b{}");
        for (page, root) in [("a.html", ""), ("d/b.html", "../"), ("404.html", "/book/")] {
            let expected = format!(
                "{OPENING}{root}{}\">\n{OPENING}{root}theme/css/p.css\" media=\"print\">\n",
                joined[0].display()
            );
            assert_eq!(site.pages[Path::new(page)], expected);
        }
        Ok(())
    }

    #[test]
    fn a_sheet_that_is_not_there_is_named_with_its_page() {
        let page = format!("{OPENING}theme/a.css\">\n{OPENING}theme/b.css\">\n");
        let (_folder, mut site) = crate::site::tests::of(&[("x.html", &page), ("theme/a.css", "")]);
        let error = format!("{:#}", join(&mut site).expect_err("b.css is missing"));
        assert!(error.starts_with("x.html: a stylesheet: theme/b.css"), "{error}");
    }
}
