//! Deletes what mdBook writes and no page loads: its own styles, fonts, highlighter and scripts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use mdbook_listings::weave::files_below;

/// Kinds of files that only count if something loads them. Pages, pictures and data stay.
const LOADED: [&str; 5] = ["js", "css", "woff2", "map", "txt"];

/// A file stays if its name occurs in a page, or in a script or style that stays.
pub fn prune(site: &Path) -> Result<()> {
    let files = files_below(site, Path::new(""));
    let is =
        |file: &Path, kinds: &[&str]| file.extension().and_then(|e| e.to_str()).is_some_and(|e| kinds.contains(&e));
    // toc.html is the frame of mdBook's own contents, which the theme writes into each page
    let (pages, frames): (Vec<&PathBuf>, Vec<&PathBuf>) =
        files.iter().filter(|file| is(file, &["html"])).partition(|file| !file.ends_with("toc.html"));
    let mut open: Vec<PathBuf> = pages.into_iter().cloned().collect();
    let mut idle: BTreeSet<&PathBuf> = files.iter().filter(|file| is(file, &LOADED)).collect();
    while let Some(file) = open.pop() {
        let text = std::fs::read_to_string(site.join(&file))?;
        let name = |file: &Path| file.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        // pages name files in quoted attributes, which one pass finds; scripts build names in their own ways
        let quoted: BTreeSet<&str> = match is(&file, &["html"]) {
            true => text
                .split('"')
                .map(|word| word.rsplit('/').next().unwrap_or(word))
                .filter(|word| word.contains('.'))
                .collect(),
            false => BTreeSet::new(),
        };
        let named = |idle: &&&PathBuf| match is(&file, &["html"]) {
            true => quoted.contains(name(idle).as_str()),
            false => text.contains(&name(idle)),
        };
        let loaded: Vec<&PathBuf> = idle.iter().filter(named).copied().collect();
        for file in loaded {
            idle.remove(file);
            if is(file, &["js", "css"]) {
                open.push(file.clone());
            }
        }
    }
    for file in idle.into_iter().chain(frames) {
        std::fs::remove_file(site.join(file))?;
        // a folder that is not empty stays, which is what the error says
        let _ = std::fs::remove_dir(site.join(file.parent().unwrap_or(Path::new(""))));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_stays_with_what_that_loads() -> Result<()> {
        let site = tempfile::tempdir()?;
        std::fs::create_dir(site.path().join("css"))?;
        let write = |name: &str, text: &str| std::fs::write(site.path().join(name), text);
        write("index.html", "<script src=\"a.js\"></script>")?;
        write("toc.html", "<script src=\"c.js\"></script>")?;
        write("a.js", "import './b.js'")?;
        write("b.js", "")?;
        write("c.js", "")?;
        write("css/d.css", "")?;
        write("picture.svg", "")?;
        prune(site.path())?;
        let left: Vec<String> =
            files_below(site.path(), Path::new("")).iter().map(|f| f.display().to_string()).collect();
        assert_eq!(left, ["a.js", "b.js", "index.html", "picture.svg"]);
        assert!(!site.path().join("css").exists());
        Ok(())
    }
}
