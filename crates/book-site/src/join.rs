//! Joins the stylesheets that every page loads into one: on a slow line each file that blocks drawing is a wait.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::project::{fingerprint, normalize};
use mdbook_listings::weave::files_below;

const OPENING: &str = "<link rel=\"stylesheet\" href=\"";

/// One file in the place of the sheets that pages share; sheets for one medium stay apart, and load without blocking.
pub fn join(site: &Path) -> Result<()> {
    for page in files_below(site, Path::new("")).iter().filter(|file| file.extension().is_some_and(|e| e == "html")) {
        let text = std::fs::read_to_string(site.join(page))?;
        let links: Vec<&str> = text.lines().filter(|line| line.starts_with(OPENING) && line.ends_with("\">")).collect();
        let links: Vec<&str> = links.into_iter().filter(|line| !line.contains("media=")).collect();
        let (Some(first), true) = (links.first(), links.len() > 1) else { continue };
        let sheets = links.iter().map(|link| sheet(site, page, address(link))).collect::<Result<Vec<_>>>()?;
        let joined = sheets.concat();
        let name = format!("book-{}.css", &fingerprint([joined.clone().into_bytes()])[..8]);
        let first_address = address(first);
        // beside the scripts, so that the path to the site's root is the one of the first sheet
        let root = first_address.find("theme/").map_or("", |at| &first_address[..at]);
        std::fs::write(site.join("theme").join(&name), joined)?;
        let mut mended = text.replacen(first, &format!("{OPENING}{root}theme/{name}\">"), 1);
        for link in &links[1..] {
            mended = mended.replacen(&format!("{link}\n"), "", 1);
        }
        std::fs::write(site.join(page), mended)?;
    }
    Ok(())
}

fn address(link: &str) -> &str {
    link.trim_start_matches(OPENING).trim_end_matches("\">")
}

/// The text of a sheet that a page links to, relative to the page or from the path that the site is mounted at.
fn sheet(site: &Path, page: &Path, address: &str) -> Result<String> {
    let at_root = address.find("theme/").map(|at| PathBuf::from(&address[at..])).filter(|_| address.starts_with('/'));
    let relative = at_root.or_else(|| normalize(&page.parent()?.join(address)));
    let path = site.join(relative.with_context(|| format!("{}: {address}", page.display()))?);
    std::fs::read_to_string(&path).with_context(|| format!("{}: {address}", page.display()))
}
