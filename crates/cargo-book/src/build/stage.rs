//! What mdBook gets to see: a copy of the pages that were checked, and of the theme. Whatever else
//! is in the folder of the pages, or appears there during the build, does not reach the site.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use mdbook_listings::base::files::{Walk, files_below, slashed};
use mdbook_listings::book::Book;
use mdbook_listings::read::assets::asset_files;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::start;

/// Copies a checked book into a new folder, without its pictures.
pub fn stage(source: &Book, folder: &Path) -> Result<()> {
    let project = &source.project;
    let summary = project.settings.src.join("SUMMARY.md");
    let list = std::fs::read(project.root.join(&summary)).context("src/SUMMARY.md")?;
    write(&folder.join(summary), &list)?;
    for page in &source.pages {
        write(&folder.join(&page.path), page.text.as_bytes())?;
    }
    for path in &project.settings.theme {
        let files = match project.root.join(path).is_dir() {
            true => files_below(&project.root, path, Walk::Authored),
            false => vec![path.clone()],
        };
        // without a theme mdBook has its own
        for file in files.iter().filter(|file| project.root.join(file).is_file()) {
            copy(&project.root.join(file), &folder.join(file))?;
        }
    }
    Ok(())
}

/// Copies the pictures of the pages into a site that has everything else. None takes the place of
/// what is there.
pub fn place_assets(project: &Project, site: &Path) -> Result<()> {
    let lower = |file: &Path| slashed(file).to_lowercase();
    let built = files_below(site, Path::new(""), Walk::All);
    let mut taken: BTreeSet<String> = built.iter().map(|file| lower(file)).collect();
    for asset in asset_files(project) {
        let inside = asset.strip_prefix(&project.settings.src)?;
        let free = taken.insert(lower(inside));
        ensure!(free, "{}: the site has a file of this name", asset.display());
        copy(&project.root.join(&asset), &site.join(inside))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, &std::fs::read(from).with_context(|| from.display().to_string())?)
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(file, content));
    written.with_context(|| file.display().to_string())
}
/// Copies the files that programs of the pages read to where the pages link them.
pub fn place_data(source: &Book, site: &Path) -> Result<()> {
    for (address, file) in source.pages.iter().flat_map(start::files) {
        copy(&source.project.root.join(file), &site.join(address))?;
    }
    Ok(())
}
