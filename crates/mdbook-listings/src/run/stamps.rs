//! What has passed, and for which inputs, so that nothing runs again without need.
//!
//! A stamp is a file that is named by a hash of a step and all its inputs, the tool among them. Its
//! folder belongs to the user: what passed in one checkout is not run again in another one, nor in
//! CI, which keeps it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::base::files::{Walk, files_below, slashed};
use crate::base::hash::fingerprint;
use crate::read::models::place;
use crate::read::package::Package;
use crate::read::page::Page;
use crate::read::workspace::Project;
use crate::run::process::{self, Limits};

/// The hash of this tool's sources, which `build.rs` has taken.
const TOOL: &str = env!("TOOL_HASH");

/// A stamp that was not used for so long is deleted.
const LONGEST_UNUSED: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What has passed, and for which inputs.
pub struct Stamps {
    folder: PathBuf,
    root: PathBuf,
    fresh: bool,
    packages: BTreeMap<PathBuf, Hashes>,
    /// Of what every step depends on.
    global: String,
    python: Vec<u8>,
}

/// Of all that a crate and those it depends on hold.
struct Hashes {
    /// Every file of each.
    all: String,
    /// Every file of the crate itself, and of the others what belongs to their libraries.
    own: String,
}

impl Stamps {
    /// Hashes everything that a check can depend on; `fresh` trusts no stamp of an earlier run.
    pub fn new(project: &Project, fresh: bool) -> Self {
        let folder = folder(&project.settings.tool, &project.target_dir, |name| {
            std::env::var_os(name).filter(|value| !value.is_empty())
        });
        delete_unused(&folder);
        let read = |file: &Path| std::fs::read(project.root.join(file)).unwrap_or_default();
        let global = hash_global(project, TOOL);
        let python = project.settings.python_lock.as_deref().map(read).unwrap_or_default();
        let packages = hash_packages(project, &global);
        Self { folder, root: project.root.clone(), fresh, packages, global, python }
    }

    pub fn hash_package(&self, package: &Package) -> String {
        self.packages.get(&package.dir).map(|hashes| hashes.own.clone()).unwrap_or_default()
    }

    /// A twin may import another crate's.
    pub fn hash_twin(&self, package: &Package) -> String {
        let all = self.packages.get(&package.dir).map(|hashes| hashes.all.clone());
        fingerprint([all.unwrap_or_default().into_bytes(), self.python.clone()])
    }

    /// Pages, all example crates, and some more files and folders.
    pub fn hash_text(&self, pages: &[Page], paths: &[&str]) -> String {
        let texts =
            pages.iter().map(|page| format!("{}\n{}", page.path.display(), page.text).into_bytes());
        let crates = self.packages.values().map(|hashes| hashes.all.clone().into_bytes());
        let files = paths.iter().flat_map(|path| {
            let mut files = files_below(&self.root, Path::new(path), Walk::Authored);
            files.push(path.into());
            files
        });
        let contents = files.flat_map(|file| {
            [slashed(&file).into_bytes(), std::fs::read(self.root.join(file)).unwrap_or_default()]
        });
        let global = [self.global.clone().into_bytes()];
        fingerprint(global.into_iter().chain(texts).chain(crates).chain(contents))
    }

    fn file(&self, kind: &str, path: &Path, hash: &str) -> PathBuf {
        self.folder.join(fingerprint([kind, &slashed(path), hash]))
    }

    /// Whether this step has passed with these inputs.
    pub fn holds(&self, kind: &str, path: &Path, hash: &str) -> bool {
        self.note(kind, path, hash).is_some()
    }

    /// What was noted when this step passed with these inputs.
    pub fn note(&self, kind: &str, path: &Path, hash: &str) -> Option<String> {
        let file = self.file(kind, path, hash);
        let note = (!self.fresh).then(|| std::fs::read_to_string(&file).ok()).flatten()?;
        // its time says when it was last used
        let used = File::options().write(true).open(&file);
        let _ = used.and_then(|file| file.set_modified(SystemTime::now()));
        Some(note)
    }

    pub fn keep(&self, kind: &str, path: &Path, hash: &str) {
        self.keep_with(kind, path, hash, "");
    }

    /// Keeps a stamp with a short note, such as a count.
    pub fn keep_with(&self, kind: &str, path: &Path, hash: &str, note: &str) {
        // a stamp that cannot be written only means that the check runs again
        let _ = std::fs::create_dir_all(&self.folder);
        let _ = std::fs::write(self.file(kind, path, hash), note);
    }
}

/// The folder that the environment names for the tool `cargo book`, in this order:
/// `CARGO_BOOK_CACHE`, `cargo-book` in the user's cache folder, and without a user's folder one
/// below `target`.
fn folder(tool: &str, target: &Path, variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let name = tool.replace(' ', "-");
    let own = format!("{}_CACHE", name.to_uppercase().replace('-', "_"));
    let user = || {
        let home = || Some(PathBuf::from(variable("HOME")?).join(".cache"));
        Some(variable("XDG_CACHE_HOME").map(PathBuf::from).or_else(home)?.join(name))
    };
    let named = variable(&own).map(PathBuf::from).or_else(user);
    named.unwrap_or_else(|| target.join("book")).join("stamps")
}

fn delete_unused(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let used = entry.metadata().and_then(|metadata| metadata.modified());
        let unused = used.ok().and_then(|used| used.elapsed().ok());
        if unused.is_some_and(|time| time > LONGEST_UNUSED) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The tool, the compiler, and the files that decide how crates are compiled.
fn hash_global(project: &Project, tool: &str) -> String {
    let mut rustc = Command::new("rustc");
    let rustc = process::run(rustc.arg("-vV").current_dir(&project.root), Limits::PROGRAM);
    let version = format!("{tool} {}", rustc.map(|run| run.stdout).unwrap_or_default());
    let files = ["Cargo.lock", "Cargo.toml", "rust-toolchain.toml", ".cargo/config.toml"]
        .map(|file| std::fs::read(project.root.join(file)).unwrap_or_default());
    fingerprint(files.into_iter().chain([version.into_bytes()]))
}

fn hash_packages(project: &Project, global: &str) -> BTreeMap<PathBuf, Hashes> {
    let folders: BTreeMap<&Path, [String; 2]> = project
        .packages
        .iter()
        .map(|package| (package.dir.as_path(), hash_folder(project, package)))
        .collect();
    let of_closure = |package: &Package, seen: usize| {
        let at = |member: &Package| if member.dir == package.dir { 0 } else { seen };
        let closure = project.closure(package).into_iter();
        let closure = closure.map(|member| folders[member.dir.as_path()][at(member)].as_str());
        let models = hash_models(project, package);
        fingerprint(closure.chain([global, models.as_str()]))
    };
    let hashes =
        |package: &Package| Hashes { all: of_closure(package, 0), own: of_closure(package, 1) };
    project.example_packages().map(|package| (package.dir.clone(), hashes(package))).collect()
}

/// Which models a crate runs: their sizes, and what the lock file says. Their contents are large,
/// and were compared with it when they were fetched.
fn hash_models(project: &Project, package: &Package) -> String {
    let models = package.metadata.models.iter().map(|model| {
        let size = std::fs::metadata(place(project, model)).map(|file| file.len());
        format!("{model} {:?}", size.ok())
    });
    let models: Vec<String> = models.collect();
    let lock = project.settings.models_lock.as_ref().filter(|_| !models.is_empty());
    let lock = lock.and_then(|lock| std::fs::read_to_string(project.root.join(lock)).ok());
    fingerprint(models.into_iter().chain(lock))
}

/// Folders of a crate that are not part of its library.
const OUTSIDE_LIBRARY: [&str; 7] =
    ["src/bin", "exercises", "tests", "output", "twin", "measured", "web"];

/// The names and contents of all files of a package, and of those that a crate which depends on it
/// can see.
fn hash_folder(project: &Project, package: &Package) -> [String; 2] {
    let files = files_below(&project.root, &package.dir, Walk::Readable);
    let content = |file: &PathBuf| {
        [slashed(file).into_bytes(), std::fs::read(project.root.join(file)).unwrap_or_default()]
    };
    let outside: Vec<PathBuf> =
        OUTSIDE_LIBRARY.iter().map(|folder| package.dir.join(folder)).collect();
    let seen = |file: &&PathBuf| !outside.iter().any(|folder| file.starts_with(folder));
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

    #[test]
    fn another_tool_trusts_no_stamp_of_this_one() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("Cargo.toml"), "[workspace]\n")?;
        let project = Project::load(folder.path(), Settings::default())?;
        assert_eq!(hash_global(&project, TOOL), hash_global(&project, TOOL));
        assert_ne!(hash_global(&project, TOOL), hash_global(&project, "another"));
        Ok(())
    }

    #[test]
    fn stamps_are_where_the_user_says_or_where_caches_do() {
        let folder = |variables: &[(&str, &str)]| {
            let value = |name: &str| variables.iter().find(|(known, _)| *known == name);
            let value = |name: &str| value(name).map(|(_, value)| (*value).into());
            super::folder("cargo book", Path::new("/book/target"), value)
        };
        let all = [("CARGO_BOOK_CACHE", "/own"), ("XDG_CACHE_HOME", "/xdg"), ("HOME", "/home")];
        assert_eq!(folder(&all), Path::new("/own/stamps"));
        assert_eq!(folder(&all[1..]), Path::new("/xdg/cargo-book/stamps"));
        assert_eq!(folder(&all[2..]), Path::new("/home/.cache/cargo-book/stamps"));
        assert_eq!(folder(&[]), Path::new("/book/target/book/stamps"));
    }

    #[test]
    fn a_stamp_that_nobody_used_for_a_month_is_deleted() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        for (name, days) in [("old", 31), ("new", 29)] {
            let age = Duration::from_secs(days * 24 * 60 * 60);
            File::create(folder.path().join(name))?.set_modified(SystemTime::now() - age)?;
        }
        delete_unused(folder.path());
        let left = ["old", "new"].map(|name| folder.path().join(name).exists());
        assert_eq!(left, [false, true]);
        Ok(())
    }
}
