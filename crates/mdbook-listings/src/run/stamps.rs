//! What has passed, and for which inputs, so that nothing runs again without need.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::base::files::{Walk, files_below, slashed};
use crate::base::hash::fingerprint;
use crate::read::package::Package;
use crate::read::page::Page;
use crate::read::workspace::Project;
use crate::run::process::{self, Limits};

/// Raised when the checks themselves change, so that old stamps count for nothing.
const RULES: u32 = 3;

/// What has passed, and for which inputs.
pub struct Stamps {
    folder: PathBuf,
    root: PathBuf,
    fresh: bool,
    /// Of each crate two hashes: one of all that it and those it depends on hold, one without what only those run.
    packages: BTreeMap<PathBuf, [String; 2]>,
    python: Vec<u8>,
}

impl Stamps {
    /// Hashes everything that a check can depend on; `fresh` trusts no stamp of an earlier run.
    pub fn new(project: &Project, fresh: bool) -> Self {
        let rustc = process::run(
            Command::new("rustc").arg("-vV").current_dir(&project.root),
            Limits::PROGRAM,
        );
        let read = |file: &Path| std::fs::read(project.root.join(file)).unwrap_or_default();
        let version = format!(
            "{RULES} {} {}",
            env!("CARGO_PKG_VERSION"),
            rustc.map(|run| run.stdout).unwrap_or_default()
        );
        let files = ["Cargo.lock", "Cargo.toml", "rust-toolchain.toml", ".cargo/config.toml"]
            .map(|file| read(Path::new(file)));
        let global = fingerprint(files.into_iter().chain([version.into_bytes()]));
        let hashes: BTreeMap<&Path, [String; 2]> = project
            .packages
            .iter()
            .map(|package| (package.dir.as_path(), hash_folder(project, package)))
            .collect();
        let of_closure = |package: &Package, seen: usize| {
            let at = |member: &Package| if member.dir == package.dir { 0 } else { seen };
            let closure = project.closure(package).into_iter();
            let closure = closure.map(|member| &hashes[member.dir.as_path()][at(member)]);
            fingerprint(closure.chain([&global]).map(|hash| hash.clone().into_bytes()))
        };
        let packages = project
            .example_packages()
            .map(|package| (package.dir.clone(), [of_closure(package, 0), of_closure(package, 1)]));
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
        self.packages.get(&package.dir).map(|[_, own]| own.clone()).unwrap_or_default()
    }

    /// A twin may import another crate's.
    pub fn hash_twin(&self, package: &Package) -> String {
        let all = self.packages.get(&package.dir).map(|[all, _]| all.clone()).unwrap_or_default();
        fingerprint([all.into_bytes(), self.python.clone()])
    }

    /// Pages, all example crates, and some more files.
    pub fn hash_text(&self, pages: &[Page], files: &[&str]) -> String {
        let texts =
            pages.iter().map(|page| format!("{}\n{}", page.path.display(), page.text).into_bytes());
        let crates = self.packages.values().map(|[all, _]| all.clone().into_bytes());
        let files =
            files.iter().map(|file| std::fs::read(self.root.join(file)).unwrap_or_default());
        fingerprint(texts.chain(crates).chain(files))
    }

    fn file(&self, kind: &str, path: &Path) -> PathBuf {
        self.folder.join(format!("{kind}-{}", slashed(path).replace('/', "-")))
    }

    pub fn holds(&self, kind: &str, path: &Path, hash: &str) -> bool {
        !self.fresh
            && std::fs::read_to_string(self.file(kind, path))
                .is_ok_and(|text| text == self.line(hash))
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

/// What lies in a crate and is no part of its library.
const APART: [&str; 7] = ["src/bin", "exercises", "tests", "output", "twin", "measured", "web"];

/// The names and contents of all files of a package, and of those that a crate which depends on it can see.
fn hash_folder(project: &Project, package: &Package) -> [String; 2] {
    let files = files_below(&project.root, &package.dir, Walk::Readable);
    let content = |file: &PathBuf| {
        [slashed(file).into_bytes(), std::fs::read(project.root.join(file)).unwrap_or_default()]
    };
    let seen =
        |file: &&PathBuf| !APART.iter().any(|folder| file.starts_with(package.dir.join(folder)));
    [
        fingerprint(files.iter().flat_map(content)),
        fingerprint(files.iter().filter(seen).flat_map(content)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::settings::Settings;

    #[test]
    fn a_crate_does_not_depend_on_the_programs_of_another() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let write = |path: &str, text: &str| {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap_or(&file))
                .and_then(|()| std::fs::write(file, text))
        };
        write("Cargo.toml", "[workspace]\nmembers = [\"examples/*/*\"]\n")?;
        for (name, more) in [("one", ""), ("two", "[dependencies]\none = { path = \"../one\" }\n")]
        {
            let manifest = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n{more}");
            write(&format!("examples/a/{name}/Cargo.toml"), &manifest)?;
            write(&format!("examples/a/{name}/src/lib.rs"), "")?;
        }
        let hashes = || -> anyhow::Result<_> {
            let project = Project::load(folder.path(), Settings::default())?;
            let stamps = Stamps::new(&project, false);
            let [one, two] =
                ["a/one", "a/two"].map(|name| project.crate_at(name).expect("a crate"));
            Ok([stamps.hash_package(one), stamps.hash_package(two), stamps.hash_twin(two)])
        };
        let first = hashes()?;
        write("examples/a/one/twin/one.py", "")?;
        write("examples/a/one/src/bin/one.rs", "fn main() {}")?;
        let program = hashes()?;
        assert_ne!(first[0], program[0]);
        assert_eq!(first[1], program[1]);
        assert_ne!(first[2], program[2]);
        write("examples/a/one/src/lib.rs", "pub fn f() {}")?;
        assert_ne!(program[1], hashes()?[1]);
        Ok(())
    }
}
