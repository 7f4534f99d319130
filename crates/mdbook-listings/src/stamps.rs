//! What has passed, and for which inputs, so that nothing runs again without need.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::output::{self, Limits};
use crate::project::{Package, Project, fingerprint, slashed};
use crate::weave::Source;

/// Raised when the checks themselves change, so that old stamps count for nothing.
const RULES: u32 = 2;

/// What has passed, and for which inputs.
pub struct Stamps {
    folder: PathBuf,
    root: PathBuf,
    fresh: bool,
    packages: BTreeMap<PathBuf, String>,
    python: Vec<u8>,
}

impl Stamps {
    /// Hashes everything that a check can depend on; `fresh` trusts no stamp of an earlier run.
    pub fn new(project: &Project, fresh: bool) -> Self {
        let rustc = output::run(Command::new("rustc").arg("-vV").current_dir(&project.root), Limits::PROGRAM);
        let read = |file: &Path| std::fs::read(project.root.join(file)).unwrap_or_default();
        let version =
            format!("{RULES} {} {}", env!("CARGO_PKG_VERSION"), rustc.map(|run| run.stdout).unwrap_or_default());
        let files =
            ["Cargo.lock", "Cargo.toml", "rust-toolchain.toml", ".cargo/config.toml"].map(|file| read(Path::new(file)));
        let global = fingerprint(files.into_iter().chain([version.into_bytes()]));
        let hashes: BTreeMap<&Path, String> =
            project.packages.iter().map(|package| (package.dir.as_path(), hash_folder(project, package))).collect();
        let packages = project.example_packages().map(|package| {
            let closure =
                project.closure(package).into_iter().map(|member| hashes[member.dir.as_path()].clone().into_bytes());
            (package.dir.clone(), fingerprint(closure.chain([global.clone().into_bytes()])))
        });
        let python = project.settings.python_lock.as_deref().map(read).unwrap_or_default();
        Self {
            folder: project.target_dir.join("book/stamps"),
            root: project.root.clone(),
            fresh,
            packages: packages.collect(),
            python,
        }
    }

    pub fn hash_package(&self, package: &Package) -> String {
        self.packages.get(&package.dir).cloned().unwrap_or_default()
    }

    pub fn hash_twin(&self, package: &Package) -> String {
        fingerprint([self.hash_package(package).into_bytes(), self.python.clone()])
    }

    /// Pages, all example crates, and some more files.
    pub fn hash_text(&self, pages: &[Source], files: &[&str]) -> String {
        let texts = pages.iter().map(|page| format!("{}\n{}", page.path.display(), page.text).into_bytes());
        let crates = self.packages.values().map(|hash| hash.clone().into_bytes());
        let files = files.iter().map(|file| std::fs::read(self.root.join(file)).unwrap_or_default());
        fingerprint(texts.chain(crates).chain(files))
    }

    fn file(&self, kind: &str, path: &Path) -> PathBuf {
        self.folder.join(format!("{kind}-{}", slashed(path).replace('/', "-")))
    }

    pub fn holds(&self, kind: &str, path: &Path, hash: &str) -> bool {
        !self.fresh && std::fs::read_to_string(self.file(kind, path)).is_ok_and(|text| text == self.line(hash))
    }

    pub fn keep(&self, kind: &str, path: &Path, hash: &str) {
        // a stamp that cannot be written only means that the check runs again
        let _ = std::fs::create_dir_all(&self.folder);
        let _ = std::fs::write(self.file(kind, path), self.line(hash));
    }

    /// A checkout that was moved runs everything again: programs may have seen their folder.
    fn line(&self, hash: &str) -> String {
        format!("{hash} {}", self.root.display())
    }
}

/// The names and contents of all files of a package.
fn hash_folder(project: &Project, package: &Package) -> String {
    fingerprint(
        readable_files(project, package).into_iter().flat_map(|file| {
            [slashed(&file).into_bytes(), std::fs::read(project.root.join(&file)).unwrap_or_default()]
        }),
    )
}

/// All that a program may read below its crate: hidden files and what links lead to as well, but nothing that is built.
fn readable_files(project: &Project, package: &Package) -> Vec<PathBuf> {
    let (mut found, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![package.dir.clone()]);
    while let Some(folder) = open.pop() {
        // a link may lead back to a folder around it
        let real = project.root.join(&folder).canonicalize().unwrap_or_default();
        if !seen.insert(real) {
            continue;
        }
        for entry in std::fs::read_dir(project.root.join(&folder)).into_iter().flatten().flatten() {
            let path = folder.join(entry.file_name());
            match project.root.join(&path).is_dir() {
                true if path == package.dir.join("target") || path.ends_with("__pycache__") => {}
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found.sort();
    found
}
