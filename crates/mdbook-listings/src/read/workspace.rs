//! A book and the Cargo workspace behind it: which files there are, which target compiles them,
//! what a page may include.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;

use super::anchors::{self, Anchor, Excerpt, Selection};
use super::broken::find_faults;
use super::package::{Package, Target, read_package};
use super::reach::{Code, code_of, folders, reached_files};
use super::record::Record;
use super::settings::Settings;
use super::tokens::hash_tokens;
use super::versions::{Lock, Locked};
use crate::base::diagnostic::{Diagnostic, Fault, Report, line_and_column};
use crate::base::files::{has_extension, is_authored, normalize, slashed};
use crate::base::hash::fingerprint;
use crate::base::suggest::nearest;

/// A file that was read, with its anchors or what is wrong with them.
#[derive(Debug)]
pub struct SourceFile {
    pub text: String,
    pub anchors: Result<Vec<Anchor>, Vec<Fault>>,
}

/// How a listing's file is compiled and run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What a reader types.
    pub command: String,
    /// The file must not compile; trybuild compares the compiler's message.
    pub compile_fail: bool,
}

/// Folders of code, each with a hash of the tokens in its files.
type Hashes = BTreeMap<String, String>;

/// What was read once and is asked for again, by threads that read pages side by side.
type Cache<T> = Mutex<HashMap<PathBuf, Arc<T>>>;

/// The book, its settings and its workspace.
#[derive(Debug)]
pub struct Project {
    pub root: PathBuf,
    pub settings: Settings,
    pub packages: Vec<Package>,
    pub target_dir: PathBuf,
    known: Known,
}

/// What was read already.
#[derive(Debug, Default)]
struct Known {
    files: Cache<SourceFile>,
    records: Cache<Record>,
    code: Cache<Vec<Code>>,
    hashes: Cache<String>,
    lock: OnceLock<Lock>,
    of_tools: OnceLock<BTreeSet<String>>,
}

impl Project {
    /// Reads the workspace whose root is the book's root.
    pub fn load(root: &Path, settings: Settings) -> Result<Self> {
        let root = root.canonicalize().with_context(|| format!("no folder {}", root.display()))?;
        let metadata = MetadataCommand::new()
            .manifest_path(root.join("Cargo.toml"))
            .no_deps()
            .exec()
            .map_err(|error| unreadable(&root, &settings, error))?;
        let packages = metadata.packages.iter().map(|package| read_package(&root, package));
        let packages = packages.collect::<Result<_>>()?;
        let target_dir = metadata.target_directory.into_std_path_buf();
        Ok(Self { root, settings, packages, target_dir, known: Known::default() })
    }

    /// The crate that directives call `part/chapter`.
    pub fn crate_at(&self, crate_path: &str) -> Result<&Package, Fault> {
        let dir = self.settings.examples.join(crate_path);
        self.packages.iter().find(|package| package.dir == dir).ok_or_else(|| {
            let names: Vec<String> =
                self.example_packages().map(|package| self.crate_path(package)).collect();
            let near = nearest(crate_path, names.iter().map(String::as_str));
            let help = near.map(|near| format!("did you mean `{near}`?"));
            Fault { help, ..Fault::new(format!("no crate at {}", slashed(&dir))) }
        })
    }

    /// `part/chapter` of a crate.
    pub fn crate_path(&self, package: &Package) -> String {
        slashed(package.dir.strip_prefix(&self.settings.examples).unwrap_or(&package.dir))
    }

    pub fn example_packages(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| self.is_example(package))
    }

    pub fn is_example(&self, package: &Package) -> bool {
        package.dir.starts_with(&self.settings.examples)
    }

    /// The crate of a page, or of the page above it: `src/data/kmeans/faster.md` uses
    /// `examples/data/kmeans`.
    pub fn crate_of_page(&self, page: &Path) -> Option<&Package> {
        let name = page.strip_prefix(&self.settings.src).ok()?.with_extension("");
        let mut dirs = name.ancestors().map(|name| self.settings.examples.join(name));
        dirs.find_map(|dir| self.packages.iter().find(|package| package.dir == dir))
    }

    /// The crate that a file belongs to.
    pub fn owner(&self, file: &Path) -> Option<&Package> {
        let owners = self.packages.iter().filter(|package| file.starts_with(&package.dir));
        owners.max_by_key(|package| package.dir.components().count())
    }

    /// The package and all workspace members that it depends on.
    pub fn closure<'a>(&'a self, package: &'a Package) -> Vec<&'a Package> {
        let mut found = vec![package];
        let mut next = 0;
        while let Some(current) = found.get(next).copied() {
            for dir in &current.local_dependencies {
                let dependency = self.packages.iter().find(|candidate| candidate.dir == *dir);
                found.extend(dependency.filter(|d| !found.iter().any(|known| known.dir == d.dir)));
            }
            next += 1;
        }
        found
    }

    /// A recorded measurement, proved consistent once: that takes thousands of medians.
    pub fn measurement(&self, file: &Path) -> Result<Arc<Record>, Diagnostic> {
        if let Some(record) = locked(&self.known.records).get(file) {
            return Ok(Arc::clone(record));
        }
        let mut record =
            Record::parse(&self.read(file)?.text).map_err(|fault| fault.in_file(file))?;
        if let Some(package) = self.owner(file) {
            record.changed = changed(&record.sources, &self.hash_code(package, &record.name));
        }
        let record = Arc::new(record);
        locked(&self.known.records).insert(file.to_owned(), Arc::clone(&record));
        Ok(record)
    }

    /// A hash of each folder of code that one of a package's measurements depends on.
    pub fn hash_code(&self, package: &Package, measure: &str) -> Hashes {
        let packages = self.closure(package);
        let mut measures = package.metadata.measure.iter().filter(|spec| spec.name == measure);
        let subjects = measures.next().map_or(&[][..], |spec| &spec.subjects);
        let commands: Vec<&str> = subjects.iter().map(|subject| &*subject.command).collect();
        let code: Vec<_> = packages.iter().map(|package| self.code_of(package)).collect();
        let files = reached_files(code.iter().map(|code| code.as_slice()), &commands);
        let hashes = packages.into_iter().flat_map(folders).filter_map(|folder| {
            let files = files.iter().filter(|file| file.starts_with(&folder));
            let parts = files.filter_map(|file| {
                Some([slashed(file.strip_prefix(&folder).ok()?), (*self.hash_file(file)?).clone()])
            });
            let parts: Vec<String> = parts.flatten().collect();
            (!parts.is_empty()).then(|| (slashed(&folder), fingerprint(parts)))
        });
        hashes.collect()
    }

    /// The code of a package, which is read once for all measurements.
    fn code_of(&self, package: &Package) -> Arc<Vec<Code>> {
        if let Some(code) = locked(&self.known.code).get(&package.dir) {
            return Arc::clone(code);
        }
        let code = Arc::new(code_of(self, package));
        locked(&self.known.code).insert(package.dir.clone(), Arc::clone(&code));
        code
    }

    /// A hash of the tokens in a file of code.
    fn hash_file(&self, file: &Path) -> Option<Arc<String>> {
        if let Some(hash) = locked(&self.known.hashes).get(file) {
            return Some(Arc::clone(hash));
        }
        let bytes = std::fs::read(self.root.join(file)).ok()?;
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        let hash = Arc::new(hash_tokens(file, &text)?);
        locked(&self.known.hashes).insert(file.to_owned(), Arc::clone(&hash));
        Some(hash)
    }

    /// What a package's code is built on, with the versions that Cargo.lock holds. Empty without a
    /// lock file.
    pub fn locked(&self, package: &Package) -> Vec<Locked> {
        self.known.lock.get_or_init(|| Lock::read(&self.root)).dependencies_of(package)
    }

    /// What is compiled with a package for its tests: its dependencies, those of its tests, and
    /// those of the members of the workspace that it depends on.
    pub fn locked_for_tests(&self, package: &Package) -> Vec<Locked> {
        let lock = self.known.lock.get_or_init(|| Lock::read(&self.root));
        let own = self.closure(package).into_iter().flat_map(|one| lock.dependencies_of(one));
        own.chain(lock.test_dependencies_of(package)).collect()
    }

    /// The names of packages that Cargo.lock holds for some dependencies, with those of theirs.
    pub fn all_dependencies(&self, dependencies: &[Locked]) -> BTreeSet<String> {
        self.known.lock.get_or_init(|| Lock::read(&self.root)).closure(dependencies)
    }

    /// The same for the packages that are not examples.
    pub fn dependencies_of_tools(&self) -> &BTreeSet<String> {
        let tools = || self.packages.iter().filter(|package| !self.is_example(package));
        let locked = || tools().flat_map(|package| self.locked(package)).collect::<Vec<_>>();
        self.known.of_tools.get_or_init(|| self.all_dependencies(&locked()))
    }

    /// The modules that the Python lock leaves out because they are too large, on lines of their
    /// own: `# optional: torch`.
    pub fn optional_modules(&self) -> BTreeSet<String> {
        let text = self.python_lock_text();
        let lines = text.lines().filter_map(|line| line.strip_prefix("# optional:"));
        lines.flat_map(|names| names.split(',')).map(|name| name.trim().to_owned()).collect()
    }

    fn python_lock_text(&self) -> String {
        let lock = self.settings.python_lock.as_ref().map(|lock| self.root.join(lock));
        lock.and_then(|lock| std::fs::read_to_string(lock).ok()).unwrap_or_default()
    }

    /// `numpy==2.3.5` for each package of the Python lock.
    pub fn python_lock(&self) -> Vec<String> {
        let text = self.python_lock_text();
        let lines =
            text.lines().filter(|line| line.contains("==") && !line.starts_with(['#', ' ']));
        lines.filter_map(|line| line.split([' ', ';', '\\']).next()).map(str::to_owned).collect()
    }

    /// The file that a page's include names, if a page may show it.
    pub fn resolve(&self, page: &Path, include: &str) -> Result<PathBuf, Fault> {
        let examples = &self.settings.examples;
        if Path::new(include).is_absolute() || include.contains('\\') {
            let fault = Fault::new(format!("`{include}` is not a relative path with `/`"));
            return Err(fault.help("write the path from the page's folder, as in a link"));
        }
        let path =
            normalize(&page.parent().unwrap_or(Path::new("")).join(include)).ok_or_else(|| {
                Fault::new(format!("`{include}` leads out of the repository"))
                    .help("a page can show only what readers get with the book")
            })?;
        let name = slashed(&path);
        if !path.starts_with(examples) {
            let fault = Fault::new(format!("`{name}` lies outside {}/", examples.display()));
            return Err(fault.help(format!("pages show only what lies in {}/", examples.display())));
        }
        let full = self.root.join(&path);
        if !full.is_file() {
            return Err(Fault {
                help: self.near_file(&path),
                ..Fault::new(format!("no file {name}"))
            });
        }
        if !is_authored(&path) {
            let fault = Fault::new(format!("{name} is hidden, or in a folder of built files"));
            return Err(fault.help("nothing runs such a file: give it another name or folder"));
        }
        let real = full.canonicalize().map_err(|error| Fault::new(format!("{name}: {error}")))?;
        if real != full {
            let fault =
                Fault::new(format!("{name} is a symbolic link, or in a folder that is one"));
            return Err(fault.help("include the file that it leads to, or put a file in its place"));
        }
        Ok(path)
    }

    fn near_file(&self, path: &Path) -> Option<String> {
        let folder = path.parent()?;
        let Ok(entries) = std::fs::read_dir(self.root.join(folder)) else {
            return Some(format!("there is no folder {}", slashed(folder)));
        };
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        let near = nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
        Some(format!("did you mean `{near}`?"))
    }

    /// Reads a file once; relative to the root.
    pub fn read(&self, path: &Path) -> Result<Arc<SourceFile>, Diagnostic> {
        if let Some(file) = locked(&self.known.files).get(path) {
            return Ok(Arc::clone(file));
        }
        let unreadable = |error: std::io::Error| Diagnostic::whole_file(error.to_string(), path);
        let bytes = std::fs::read(self.root.join(path)).map_err(unreadable)?;
        let text = anchors::decode(&bytes).map_err(|fault| fault.in_file(path))?;
        let file = Arc::new(SourceFile { anchors: anchors::anchors(&text), text });
        locked(&self.known.files).insert(path.to_owned(), Arc::clone(&file));
        Ok(file)
    }

    /// The selected lines of a file; faults without a place belong to whoever asked.
    pub fn excerpt(&self, path: &Path, selection: &Selection) -> Result<Excerpt, Vec<Problem>> {
        let file = self.read(path).map_err(|diagnostic| vec![Problem::Elsewhere(diagnostic)])?;
        let in_file = |faults: &Vec<Fault>| {
            faults
                .iter()
                .map(|fault| Problem::Elsewhere(fault.clone().in_file(path)))
                .collect::<Vec<_>>()
        };
        let anchors = file.anchors.as_ref().map_err(in_file)?;
        anchors::excerpt(&file.text, anchors, selection).map_err(|fault| vec![Problem::Here(fault)])
    }

    /// `FILE:LINE:COLUMN` of what is wrong in a file, for an error that is shown elsewhere.
    pub fn place(&self, diagnostic: &Diagnostic) -> String {
        let (file, text) = (slashed(&diagnostic.path), self.read(&diagnostic.path));
        match (&diagnostic.span, text) {
            (Some(span), Ok(file_read)) => {
                let (line, column) = line_and_column(&file_read.text, span.start);
                format!("{file}:{line}:{column}")
            }
            _ => file,
        }
    }

    /// How a file is compiled, or that nothing compiles it.
    pub fn origin(&self, file: &Path) -> Option<Origin> {
        let package = self.owner(file)?;
        let targets = package.compiled.get(file).and_then(|targets| targets.first());
        if let Some(target) = targets.map(|at| &package.targets[*at]) {
            return Some(Origin { command: command(package, target), compile_fail: false });
        }
        if has_extension(file, "py") {
            let twin = file.starts_with(package.dir.join("twin"));
            let command = format!("python {}", slashed(file));
            return twin.then_some(Origin { command, compile_fail: false });
        }
        let driver = package.compile_fail_driver(&self.root, file)?;
        Some(Origin { command: command(package, driver), compile_fail: true })
    }

    /// A link to lines of a file in the repository.
    pub fn source_link(&self, path: &Path, (from, to): (usize, usize)) -> Option<String> {
        let link = self.settings.source_url.as_ref()?.replace("{path}", &slashed(path));
        Some(link.replace("{from}", &from.to_string()).replace("{to}", &to.to_string()))
    }
}

/// The lines for which Cargo cannot load the workspace or, where they are not known, what it says.
fn unreadable(root: &Path, settings: &Settings, error: cargo_metadata::Error) -> anyhow::Error {
    match Report::new(root, find_faults(root, &settings.examples)).into_result() {
        Err(report) => report.into(),
        Ok(()) => anyhow::Error::new(error).context("the book's Cargo workspace cannot be read"),
    }
}

/// What is wrong with a file that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// With what was asked: it belongs where that was written.
    Here(Fault),
    /// In the file itself.
    Elsewhere(Diagnostic),
}

impl Problem {
    /// The problem with a file that only this tool asked for.
    pub fn in_file(self, file: &Path) -> Diagnostic {
        match self {
            Self::Here(fault) => fault.in_file(file),
            Self::Elsewhere(diagnostic) => diagnostic,
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::Here(fault)
    }
}

fn locked<T>(cache: &Cache<T>) -> MutexGuard<'_, HashMap<PathBuf, Arc<T>>> {
    cache.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The folders in which two states of the code differ, or that only one of them has.
fn changed(before: &Hashes, now: &Hashes) -> Vec<String> {
    let differs = |folder: &&String| before.get(*folder) != now.get(*folder);
    let gone = before.keys().filter(|folder| !now.contains_key(*folder));
    now.keys().chain(gone).filter(differs).cloned().collect()
}

fn command(package: &Package, target: &Target) -> String {
    let name = &package.name;
    match target.kind.as_str() {
        "bin" => format!("cargo run --package {name} --bin {}", target.name),
        "example" => format!("cargo run --package {name} --example {}", target.name),
        "test" => format!("cargo test --package {name} --test {}", target.name),
        _ => format!("cargo test --package {name}"),
    }
}
