//! Styles and scripts: the stylesheets of a page joined into one, and what no page loads deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::base::files::normalize;
use mdbook_listings::base::hash::fingerprint;

use crate::site::{Site, kind};

const OPENING: &str = "<link rel=\"stylesheet\" href=\"";

/// Puts one file in the place of the sheets that pages share: on a slow connection the reader waits
/// for each file that blocks drawing. Sheets for one medium do not block, and stay separate.
pub fn join_styles(site: &mut Site) -> Result<()> {
    let mut joined = BTreeMap::new();
    for (page, text) in std::mem::take(&mut site.pages) {
        let text = with_one_sheet(site, &page, &text, &mut joined)?.unwrap_or(text);
        site.pages.insert(page, text);
    }
    Ok(())
}

/// The page with one sheet, if it has several. `joined` has the names of the sheets so far.
fn with_one_sheet(
    site: &mut Site,
    page: &Path,
    text: &str,
    joined: &mut BTreeMap<Vec<PathBuf>, String>,
) -> Result<Option<String>> {
    let is_link = |line: &&str| line.starts_with(OPENING) && line.ends_with("\">");
    let links = text.lines().filter(is_link).filter(|line| !line.contains("media="));
    let links: Vec<&str> = links.collect();
    let [first, .., _] = links.as_slice() else { return Ok(None) };
    let sheets = links.iter().map(|link| sheet(page, address(link)));
    let sheets: Vec<PathBuf> = sheets.collect::<Result<_>>()?;
    let name = match joined.get(&sheets) {
        Some(name) => name.clone(),
        None => {
            let name = write(site, page, &sheets)?;
            joined.insert(sheets, name.clone());
            name
        }
    };
    // beside the scripts, so that the path to the site's root is the one of the first sheet
    let root = address(first).find("theme/").map_or("", |at| &address(first)[..at]);
    Ok(Some(replace(text, &links, &format!("{OPENING}{root}theme/{name}\">"))))
}

/// The page with one link in the place of several.
fn replace(page: &str, links: &[&str], link: &str) -> String {
    let replaced = page.replacen(links[0], link, 1);
    links[1..].iter().fold(replaced, |page, link| page.replacen(&format!("{link}\n"), "", 1))
}

fn address(link: &str) -> &str {
    link.trim_start_matches(OPENING).trim_end_matches("\">")
}

/// The file of a sheet that a page links to: relative to the page, or from the path that the site
/// is mounted at.
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
    let name = format!("book-{}.css", &fingerprint([&text])[..8]);
    site.add(Path::new("theme").join(&name), text)?;
    Ok(name)
}

/// Kinds of files that only count if something loads them. Pages, pictures and data stay.
const LOADED: [&str; 5] = ["js", "css", "woff2", "map", "txt"];
/// The frame of mdBook's own contents, which the theme writes into each page.
const FRAME: &str = "toc.html";

/// Deletes what mdBook writes and no page loads: its own styles, fonts, highlighter and scripts. A
/// file stays if its name occurs in a page, or in a script or style that stays.
pub fn prune(site: &mut Site) -> Result<()> {
    if site.pages.contains_key(Path::new(FRAME)) {
        site.remove(Path::new(FRAME))?;
    }
    let mut idle: BTreeSet<PathBuf> =
        site.files.iter().filter(|file| LOADED.contains(&kind(file))).cloned().collect();
    // pages name files in quoted attributes, which one pass finds
    let quoted: BTreeSet<&str> =
        site.pages.values().flat_map(|page| page.split('"')).map(last).collect();
    let mut open = take(&mut idle, |name| quoted.contains(name));
    while let Some(file) = open.pop() {
        if ["js", "css"].contains(&kind(&file)) {
            // scripts build names in their own ways
            let text = site.text(&file)?;
            open.extend(take(&mut idle, |name| text.contains(name)));
        }
    }
    idle.iter().try_for_each(|file| site.remove(file))
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Takes the files out that something names.
fn take(idle: &mut BTreeSet<PathBuf>, is_named: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let is_named =
        |file: &PathBuf| file.file_name().and_then(|name| name.to_str()).is_some_and(&is_named);
    idle.extract_if(.., is_named).collect()
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
        join_styles(&mut site)?;
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
        let error = format!("{:#}", join_styles(&mut site).expect_err("b.css is missing"));
        assert!(error.starts_with("x.html: a stylesheet: theme/b.css"), "{error}");
    }

    #[test]
    fn what_a_page_loads_stays_with_what_that_loads() -> Result<()> {
        let (folder, mut site) = crate::site::tests::of(&[
            ("index.html", "<script src=\"a.js\"></script>"),
            ("toc.html", "<script src=\"c.js\"></script>"),
            ("a.js", "import './b.js'"),
            ("b.js", ""),
            ("c.js", ""),
            ("css/d.css", ""),
            ("picture.svg", ""),
        ]);
        prune(&mut site)?;
        assert_eq!(site.pages.keys().collect::<Vec<_>>(), [Path::new("index.html")]);
        let left = Site::read(folder.path())?;
        assert_eq!(left.files, site.files);
        assert_eq!(left.files, ["a.js", "b.js", "picture.svg"].map(PathBuf::from).into());
        assert!(!folder.path().join("css").exists());
        Ok(())
    }
}
