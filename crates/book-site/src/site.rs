//! The site between rendering and publishing: pages in memory, everything else on disk. Otherwise
//! each step would read and write every page again.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use mdbook_listings::base::files::{Walk, files_below};

/// A folder of rendered files. Paths are relative to it.
pub struct Site {
    folder: PathBuf,
    pub pages: BTreeMap<PathBuf, String>,
    /// What is not a page.
    pub files: BTreeSet<PathBuf>,
}

impl Site {
    pub fn read(folder: &Path) -> Result<Self> {
        ensure!(folder.is_dir(), "{} is not a folder", folder.display());
        let all = files_below(folder, Path::new(""), Walk::All);
        let (pages, files): (BTreeSet<_>, BTreeSet<_>) =
            all.into_iter().partition(|file| kind(file) == "html");
        let mut site = Self { folder: folder.to_path_buf(), pages: BTreeMap::new(), files };
        for page in pages {
            let text = site.text(&page)?;
            site.pages.insert(page, text);
        }
        Ok(site)
    }

    /// The content of a file that is not a page.
    pub fn text(&self, file: &Path) -> Result<String> {
        std::fs::read_to_string(self.folder.join(file)).with_context(|| file.display().to_string())
    }

    /// What a reader's browser gets for a file or page.
    pub fn bytes(&self, file: &Path) -> Result<Vec<u8>> {
        match self.pages.get(file) {
            Some(page) => Ok(page.clone().into_bytes()),
            None => {
                std::fs::read(self.folder.join(file)).with_context(|| file.display().to_string())
            }
        }
    }

    /// Writes a file, and the folder that it is in.
    pub fn add(&mut self, name: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Result<()> {
        self.files.insert(name.as_ref().to_path_buf());
        self.write(name.as_ref(), content)
    }

    pub fn remove(&mut self, file: &Path) -> Result<()> {
        if self.pages.remove(file).is_none() {
            self.files.remove(file);
        }
        std::fs::remove_file(self.folder.join(file)).with_context(|| file.display().to_string())?;
        // a folder that is not empty stays, which is what the error says
        let _ = std::fs::remove_dir(self.folder.join(file.parent().unwrap_or(Path::new(""))));
        Ok(())
    }

    /// Writes the pages as they are now.
    pub fn save(&self) -> Result<()> {
        self.pages.iter().try_for_each(|(page, text)| self.write(page, text))
    }

    fn write(&self, name: &Path, content: impl AsRef<[u8]>) -> Result<()> {
        let file = self.folder.join(name);
        let folder = file.parent().unwrap_or(&self.folder);
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, content));
        written.with_context(|| file.display().to_string())
    }
}

/// A file's extension.
pub fn kind(file: &Path) -> &str {
    file.extension().and_then(OsStr::to_str).unwrap_or_default()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A site of these files, each with its content.
    pub fn of(files: &[(&str, &str)]) -> (tempfile::TempDir, Site) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            let file = folder.path().join(name);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, text).expect("a file");
        }
        let site = Site::read(folder.path()).expect("a site");
        (folder, site)
    }

    #[test]
    fn pages_change_on_disk_when_saved() -> Result<()> {
        let (folder, mut site) = of(&[("a/b.html", "old"), ("c.css", "d")]);
        assert_eq!(site.files, [PathBuf::from("c.css")].into());
        site.pages.insert("a/b.html".into(), "new".into());
        assert_eq!(site.bytes(Path::new("a/b.html"))?, b"new");
        site.save()?;
        assert_eq!(std::fs::read_to_string(folder.path().join("a/b.html"))?, "new");
        Ok(())
    }
}
