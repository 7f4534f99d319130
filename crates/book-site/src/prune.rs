//! Deletes what mdBook writes and no page loads: its own styles, fonts, highlighter and scripts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::site::{Site, kind};

/// Kinds of files that only count if something loads them. Pages, pictures and data stay.
const LOADED: [&str; 5] = ["js", "css", "woff2", "map", "txt"];
/// The frame of mdBook's own contents, which the theme writes into each page.
const FRAME: &str = "toc.html";

/// A file stays if its name occurs in a page, or in a script or style that stays.
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
