//! Puts compiled demos into the site, and links the pages that show them to their files.

use std::path::PathBuf;

use anyhow::{Context, Result};
use mdbook_listings::base::hash::fingerprint;

use crate::site::Site;

/// A demo that was compiled for the browser.
#[derive(Debug, Clone)]
pub struct Demo {
    /// `part/chapter`, as the page calls it.
    pub chapter: String,
    /// What the page shows and how it answers, in JavaScript.
    pub view: PathBuf,
    /// What wasm-bindgen wrote: JavaScript that calls the code.
    pub glue: PathBuf,
    pub code: PathBuf,
    /// What a reader loads, in words: `12 kB`.
    pub size: String,
}

/// Files are named by their content, so that a browser may keep them for ever.
pub fn place(site: &mut Site, demos: &[Demo]) -> Result<()> {
    for demo in demos {
        let parts = [("view.js", &demo.view), ("glue.js", &demo.glue), ("wasm", &demo.code)];
        let parts = parts.map(|(kind, file)| {
            std::fs::read(file)
                .map(|bytes| (kind, bytes))
                .with_context(|| file.display().to_string())
        });
        let parts = parts.into_iter().collect::<Result<Vec<_>>>()?;
        let content = fingerprint(parts.iter().map(|(_, bytes)| bytes));
        let name = format!("demos/{}-{}", demo.chapter.replace('/', "-"), &content[..8]);
        for (kind, bytes) in parts {
            site.add(format!("{name}.{kind}"), bytes)?;
        }
        site.pages.values_mut().for_each(|page| *page = with_files(page, demo, &name));
    }
    Ok(())
}

/// The page with the address of the files in the figure of the demo, and a button above its
/// caption.
fn with_files(page: &str, demo: &Demo, name: &str) -> String {
    let opening = format!("<figure class=\"demo\" data-demo=\"{}\"", demo.chapter);
    let mut figures = page.split(&opening);
    let mut live = figures.next().unwrap_or_default().to_owned();
    for figure in figures {
        let (picture, caption) = figure.split_once("<figcaption>").unwrap_or((figure, ""));
        live += &format!(
            "{opening} data-files=\"{name}\"{picture}<p class=\"start scripted\">\
             <button type=\"button\">Run it here</button> <span>{}</span></p>\n\
             <figcaption>{caption}",
            demo.size.trim()
        );
    }
    live
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_page_leads_to_the_files_of_its_demo() -> Result<()> {
        let figure = "<figure class=\"demo\" data-demo=\"a/b\">\n<svg></svg>\n<figcaption>c</figcaption>\n</figure>";
        let other = figure.replace("a/b", "a/bc");
        let (folder, mut site) =
            crate::site::tests::of(&[("x.html", &format!("{figure}{other}")), ("y.js", "y")]);
        let file = || folder.path().join("y.js");
        let demo = Demo {
            chapter: "a/b".into(),
            view: file(),
            glue: file(),
            code: file(),
            size: "12 kB\n".into(),
        };
        place(&mut site, &[demo])?;
        let name =
            site.files.first().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
        let (name, _) = name.split_once('.').unwrap_or_default();
        assert!(crate::address::is_hashed(Path::new(&format!("{name}.wasm"))), "{name}");
        let live = format!(
            "<figure class=\"demo\" data-demo=\"a/b\" data-files=\"{name}\">\n<svg></svg>\n<p class=\"start scripted\">\
             <button type=\"button\">Run it here</button> <span>12 kB</span></p>\n<figcaption>c</figcaption>\n</figure>"
        );
        assert_eq!(site.pages[Path::new("x.html")], live + &other);
        assert_eq!(site.files.len(), 4);
        Ok(())
    }
}
