//! A book and the Cargo workspace behind it: which files there are, which target compiles them, what a page may include.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use cargo_metadata::{DependencyKind, MetadataCommand};
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Fault, nearest};
use crate::measure::Record;
use crate::source::{self, Anchor, Excerpt, Selection};

/// What `[preprocessor.listings]` and the rest of `book.toml` say.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder of the pages.
    pub src: PathBuf,
    /// The folder of the crates that pages may show.
    pub examples: PathBuf,
    /// Where `{path}`, `{from}` and `{to}` are filled in to link to source lines.
    pub source_url: Option<String>,
    /// A pip lock file with hashes, for the Python twins.
    pub python_lock: Option<PathBuf>,
    /// Whether boxes are written for mdbook-admonish, or as plain `<details>`.
    pub admonish: bool,
    /// The command whose `bless` and `measure` messages recommend.
    pub tool: String,
    /// The command that lays out an exercise, before its chapter and name.
    pub exercise: Option<String>,
    /// Addresses of pages that have moved, and where they lead: `/old.html` → `/part/new.html`.
    pub redirects: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            src: "src".into(),
            examples: "examples".into(),
            source_url: None,
            python_lock: None,
            admonish: false,
            tool: "mdbook-listings".into(),
            exercise: None,
            redirects: BTreeMap::new(),
        }
    }
}

/// With more, numbers that have nothing to do with each other would agree.
const WIDEST_TOLERANCE: f64 = 0.05;

/// `[package.metadata.listings]` of a crate.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metadata {
    /// How far the numbers of crate and twin may differ, relatively.
    pub tolerance: f64,
    /// What is measured, and how.
    pub measure: Vec<Measure>,
    /// Recordings that only some machine can make: stem → `x86_64-linux`.
    pub requires: BTreeMap<String, String>,
    /// Never compiled together with other crates: they would ask for other features of what takes minutes to compile,
    /// and Cargo would compile that once for all of them and once more for this crate.
    pub alone: bool,
    /// Python modules that the lock file leaves out: a twin that imports one runs where Python has it, and elsewhere its
    /// recording stands.
    pub optional: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub name: String,
    #[serde(default = "one")]
    pub threads: usize,
    pub subjects: Vec<MeasureSubject>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureSubject {
    pub name: String,
    pub command: String,
}

fn one() -> usize {
    1
}

/// One target of a package, as Cargo names it.
#[derive(Debug, Clone)]
pub struct Target {
    pub kind: String,
    pub name: String,
    pub path: PathBuf,
}

/// What a package asks of another one, for its code and not for its tests alone.
#[derive(Debug, Clone)]
struct Dependency {
    name: String,
    features: Vec<String>,
    default_features: bool,
}

/// A dependency as Cargo.lock has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    pub name: String,
    pub version: String,
    /// What the package asks for beyond the defaults, or `no default features`.
    pub features: Vec<String>,
}

/// `Cargo.lock`, as far as versions go.
#[derive(Debug, Default, Deserialize)]
struct Lock {
    #[serde(default)]
    package: Vec<LockedPackage>,
}

#[derive(Debug, Deserialize)]
struct LockedPackage {
    name: String,
    version: String,
    #[serde(default)]
    dependencies: Vec<String>,
}

/// A member of the workspace. Paths are relative to the root.
#[derive(Debug, Clone)]
pub struct Package {
    pub name: String,
    pub description: String,
    pub dir: PathBuf,
    pub targets: Vec<Target>,
    pub metadata: Metadata,
    local_dependencies: Vec<PathBuf>,
    dependencies: Vec<Dependency>,
    /// Each source file that a target compiles, with that target's place in `targets`.
    compiled: BTreeMap<PathBuf, usize>,
}

impl Package {
    /// The exercises: test targets whose file lies in `exercises/`.
    pub fn exercises(&self) -> impl Iterator<Item = &Target> {
        self.targets.iter().filter(|target| target.path.starts_with(self.dir.join("exercises")))
    }

    /// Whether this is the part of a chapter that runs in its page: `part/chapter/web`.
    pub fn is_demo(&self) -> bool {
        self.dir.ends_with("web")
    }

    /// The test target that hands `file` to trybuild, where there is one.
    fn compile_fail_driver(&self, root: &Path, file: &Path) -> Option<&Target> {
        let handed = format!("compile_fail(\"{}/*.rs\")", slashed(file.parent()?.strip_prefix(&self.dir).ok()?));
        root.join(file).with_extension("stderr").is_file().then_some(())?;
        let drives = |target: &&Target| {
            let text = without_prose(&std::fs::read_to_string(root.join(&target.path)).unwrap_or_default());
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let always = !text.contains("#[ignore") && !text.contains("cfg");
            target.kind == "test" && always && text.contains(&handed)
        };
        self.targets.iter().find(drives)
    }
}

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

/// The book, its settings and its workspace.
#[derive(Debug)]
pub struct Project {
    pub root: PathBuf,
    pub settings: Settings,
    pub packages: Vec<Package>,
    pub target_dir: PathBuf,
    files: RefCell<HashMap<PathBuf, Rc<SourceFile>>>,
    lock: OnceCell<Lock>,
    records: RefCell<HashMap<PathBuf, Rc<Record>>>,
}

impl Project {
    /// Reads the workspace whose root is the book's root.
    pub fn load(root: &Path, settings: Settings) -> Result<Self> {
        let root = root.canonicalize().with_context(|| format!("no folder {}", root.display()))?;
        let metadata = MetadataCommand::new()
            .manifest_path(root.join("Cargo.toml"))
            .no_deps()
            .exec()
            .context("the book's Cargo workspace cannot be read")?;
        let packages = metadata.packages.iter().map(|package| read_package(&root, package)).collect::<Result<_>>()?;
        let target_dir = metadata.target_directory.into_std_path_buf();
        Ok(Self {
            root,
            settings,
            packages,
            target_dir,
            files: RefCell::default(),
            lock: OnceCell::new(),
            records: RefCell::default(),
        })
    }

    /// The crate that directives call `part/chapter`.
    pub fn crate_at(&self, crate_path: &str) -> Result<&Package, Fault> {
        let dir = self.settings.examples.join(crate_path);
        let known = |package: &&Package| package.dir == dir;
        self.packages.iter().find(known).ok_or_else(|| {
            let names: Vec<String> = self.example_packages().map(|package| self.crate_path(package)).collect();
            let help =
                nearest(crate_path, names.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
            Fault { message: format!("no crate at {}", slashed(&dir)), span: 0..0, help }
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

    /// The crate that a file belongs to.
    pub fn owner(&self, file: &Path) -> Option<&Package> {
        self.packages
            .iter()
            .filter(|package| file.starts_with(&package.dir))
            .max_by_key(|package| package.dir.components().count())
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
    pub fn measurement(&self, file: &Path, text: &str) -> Result<Rc<Record>, String> {
        if let Some(record) = self.records.borrow().get(file) {
            return Ok(Rc::clone(record));
        }
        let record = Rc::new(Record::parse(text)?);
        self.records.borrow_mut().insert(file.to_owned(), Rc::clone(&record));
        Ok(record)
    }

    /// What a package's code stands on, with the versions that Cargo.lock holds. Empty without a lock file.
    pub fn locked(&self, package: &Package) -> Vec<Locked> {
        let lock = self.lock.get_or_init(|| {
            let text = std::fs::read_to_string(self.root.join("Cargo.lock")).unwrap_or_default();
            toml::from_str(&text).unwrap_or_default()
        });
        let Some(own) = lock.package.iter().find(|locked| locked.name == package.name) else { return Vec::new() };
        let version = |name: &str| {
            // where the lock file holds several versions of a package, whoever depends on it says which
            let told = own.dependencies.iter().find_map(|entry| entry.strip_prefix(name)?.strip_prefix(' '));
            let told = told.map(|rest| rest.split(' ').next().unwrap_or(rest));
            told.or_else(|| lock.package.iter().find(|locked| locked.name == name).map(|locked| &*locked.version))
        };
        let locked = package.dependencies.iter().filter_map(|dependency| {
            let mut features = dependency.features.clone();
            if !dependency.default_features {
                features.insert(0, "no default features".to_owned());
            }
            Some(Locked { version: version(&dependency.name)?.to_owned(), name: dependency.name.clone(), features })
        });
        locked.collect()
    }

    /// The file that a page's include names, if a page may show it.
    pub fn resolve(&self, page: &Path, include: &str) -> Result<PathBuf, Fault> {
        let fault = |message: String| Fault::new(message, 0..0);
        if Path::new(include).is_absolute() || include.contains('\\') {
            return Err(fault(format!("`{include}` is not a relative path with `/`"))
                .help("write the path from the page's folder, as in a link"));
        }
        let path = normalize(&page.parent().unwrap_or(Path::new("")).join(include)).ok_or_else(|| {
            fault(format!("`{include}` leads out of the repository"))
                .help("a page can show only what readers get with the book")
        })?;
        if !path.starts_with(&self.settings.examples) {
            let examples = self.settings.examples.display();
            return Err(fault(format!("`{}` lies outside {examples}/", slashed(&path)))
                .help(format!("pages show only what lies in {examples}/")));
        }
        let full = self.root.join(&path);
        if !full.is_file() {
            return Err(Fault {
                message: format!("no file {}", slashed(&path)),
                span: 0..0,
                help: self.near_file(&path),
            });
        }
        let real = full.canonicalize().map_err(|error| fault(format!("{}: {error}", slashed(&path))))?;
        match real.starts_with(self.root.join(&self.settings.examples)) {
            true => Ok(path),
            false => Err(fault(format!(
                "{} is a symbolic link that leads out of {}/",
                slashed(&path),
                self.settings.examples.display()
            ))),
        }
    }

    fn near_file(&self, path: &Path) -> Option<String> {
        let folder = path.parent()?;
        let Ok(entries) = std::fs::read_dir(self.root.join(folder)) else {
            return Some(format!("there is no folder {}", slashed(folder)));
        };
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let near = nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
        Some(format!("did you mean `{near}`?"))
    }

    /// Reads a file once; relative to the root.
    pub fn read(&self, path: &Path) -> Result<Rc<SourceFile>, Diagnostic> {
        if let Some(file) = self.files.borrow().get(path) {
            return Ok(Rc::clone(file));
        }
        let bytes =
            std::fs::read(self.root.join(path)).map_err(|error| Diagnostic::whole_file(error.to_string(), path))?;
        let text = source::decode(&bytes).map_err(|fault| fault.in_file(path))?;
        let anchors = source::anchors(&text);
        let file = Rc::new(SourceFile { text, anchors });
        self.files.borrow_mut().insert(path.to_owned(), Rc::clone(&file));
        Ok(file)
    }

    /// The selected lines of a file; faults without a span belong to whoever asked.
    pub fn excerpt(&self, path: &Path, selection: &Selection) -> Result<Excerpt, Vec<Diagnostic>> {
        let file = self.read(path).map_err(|diagnostic| vec![diagnostic])?;
        let anchors = file
            .anchors
            .as_ref()
            .map_err(|faults| faults.iter().map(|f| f.clone().in_file(path)).collect::<Vec<_>>())?;
        source::excerpt(&file.text, anchors, selection).map_err(|fault| vec![fault.in_file("")])
    }

    /// How a file is compiled, or that nothing compiles it.
    pub fn origin(&self, file: &Path) -> Option<Origin> {
        let package = self.owner(file)?;
        if let Some(target) = package.compiled.get(file).map(|at| &package.targets[*at]) {
            return Some(Origin { command: command(package, target), compile_fail: false });
        }
        if file.extension().is_some_and(|extension| extension == "py") {
            let twin = file.starts_with(package.dir.join("twin"));
            return twin.then(|| Origin { command: format!("python {}", slashed(file)), compile_fail: false });
        }
        let driver = package.compile_fail_driver(&self.root, file)?;
        Some(Origin { command: command(package, driver), compile_fail: true })
    }

    /// A link to lines of a file in the repository.
    pub fn source_link(&self, path: &Path, (from, to): (usize, usize)) -> Option<String> {
        let template = self.settings.source_url.as_ref()?;
        let path = slashed(path);
        Some(template.replace("{path}", &path).replace("{from}", &from.to_string()).replace("{to}", &to.to_string()))
    }
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

/// A library has a kind for each of its forms; that other languages can load it is what matters here.
fn kind(target: &cargo_metadata::Target) -> String {
    let kinds: Vec<String> = target.kind.iter().map(ToString::to_string).collect();
    kinds.iter().find(|kind| *kind == "cdylib").or(kinds.first()).cloned().unwrap_or_default()
}

fn read_package(root: &Path, package: &cargo_metadata::Package) -> Result<Package> {
    let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_path_buf();
    let manifest = relative(package.manifest_path.as_std_path());
    // what needs a feature is compiled by no ordinary command, so it stands behind no page
    let targets: Vec<Target> = package
        .targets
        .iter()
        .filter(|target| target.required_features.is_empty())
        .map(|target| Target {
            kind: kind(target),
            name: target.name.clone(),
            path: relative(target.src_path.as_std_path()),
        })
        .collect();
    let listings = package.metadata.get("listings").cloned().unwrap_or(serde_json::json!({}));
    let metadata: Metadata = serde_json::from_value(listings)
        .with_context(|| format!("{}: [package.metadata.listings]", manifest.display()))?;
    ensure!(
        (0.0..=WIDEST_TOLERANCE).contains(&metadata.tolerance),
        "{}: [package.metadata.listings]: tolerance = {} is not from 0 to {WIDEST_TOLERANCE}; let both programs print \
         fewer digits",
        manifest.display(),
        metadata.tolerance
    );
    let mut compiled = BTreeMap::new();
    for (at, target) in targets.iter().enumerate() {
        for file in module_files(root, &target.path) {
            compiled.entry(file).or_insert(at);
        }
    }
    let dependencies = package.dependencies.iter().filter_map(|dependency| dependency.path.as_ref());
    Ok(Package {
        name: package.name.to_string(),
        description: package.description.clone().unwrap_or_default(),
        dir: manifest.parent().unwrap_or(Path::new("")).to_path_buf(),
        targets,
        metadata,
        dependencies: package.dependencies.iter().filter_map(dependency).collect(),
        local_dependencies: dependencies.map(|path| relative(path.as_std_path())).collect(),
        compiled,
    })
}

fn dependency(asked: &cargo_metadata::Dependency) -> Option<Dependency> {
    let normal = asked.kind == DependencyKind::Normal && asked.path.is_none();
    normal.then(|| Dependency {
        name: asked.name.to_string(),
        features: asked.features.iter().map(ToString::to_string).collect(),
        default_features: asked.uses_default_features,
    })
}

/// The files that `mod` declarations reach from a target's root.
fn module_files(root: &Path, entry: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![(entry.to_path_buf(), true)];
    while let Some((file, is_root)) = open.pop() {
        let Ok(text) = std::fs::read_to_string(root.join(&file)) else { continue };
        let Some(declarations) = module_declarations(&text) else { continue };
        if !found.insert(file.clone()) {
            continue;
        }
        let here = file.parent().unwrap_or(Path::new("")).to_path_buf();
        let own_folder = is_root || file.file_name().is_some_and(|name| name == "mod.rs");
        let folder = if own_folder { here.clone() } else { file.with_extension("") };
        for (name, path) in declarations {
            let candidates = match path {
                Some(path) => vec![here.join(path)],
                None => vec![folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")],
            };
            open.extend(candidates.into_iter().filter_map(|path| normalize(&path)).map(|path| (path, false)));
        }
    }
    found
}

/// `mod name;`, with the file that a `#[path]` above it gives. What is commented out, or compiled only under a
/// condition other than `test`, is not counted: nobody would notice that it does not compile. `None` if the whole file
/// is under one.
fn module_declarations(text: &str) -> Option<Vec<(String, Option<String>)>> {
    let code = without_prose(text);
    let (mut rest, mut depth, mut path) = (code.as_str(), 0_isize, None);
    // the depth at which an item under a condition began, and at which it ends
    let mut hidden: Option<isize> = None;
    let mut found = Vec::new();
    while let Some(at) = rest.find(['#', '{', '}', ';']) {
        let (before, sign) = (&rest[..at], rest.as_bytes()[at]);
        rest = &rest[at + 1..];
        match sign {
            b'#' => {
                let attribute = attribute(rest);
                rest = &rest[attribute.len()..];
                let inner = attribute.starts_with('!');
                if conditional(attribute) {
                    (!inner || depth > 0).then_some(())?;
                    hidden = hidden.or(Some(depth - isize::from(inner)));
                }
                path =
                    attribute.strip_prefix("[path").and_then(|rest| Some(rest.split('"').nth(1)?.to_owned())).or(path);
                continue;
            }
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => found.extend(declared(before).filter(|_| hidden.is_none()).map(|name| (name, path.take()))),
        }
        path = None;
        hidden = hidden.filter(|start| sign == b'{' || depth > *start);
    }
    Some(found)
}

/// The attribute that begins behind a `#`, up to its closing bracket; empty if there is none.
fn attribute(text: &str) -> &str {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        match c {
            '[' => open += 1,
            ']' if open == 1 => return &text[..=at],
            ']' => open -= 1,
            '!' if at == 0 => {}
            _ if open == 0 && !c.is_whitespace() => return "",
            _ => {}
        }
    }
    ""
}

fn conditional(attribute: &str) -> bool {
    let compact: String = attribute.chars().filter(|c| !c.is_whitespace()).collect();
    match compact.strip_prefix('!') {
        // `#![cfg_attr(docsrs, feature(doc_cfg))]` takes nothing away
        Some(inner) => inner.contains("cfg(") && inner != "[cfg(test)]",
        None => compact.contains("cfg") && compact != "[cfg(test)]",
    }
}

/// The name in `mod name` or `pub mod name`, the words before a `;`.
fn declared(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let [visibility @ .., "mod", name] = &words[..] else { return None };
    visibility.first().is_none_or(|word| word.starts_with("pub")).then(|| (*name).to_owned())
}

/// Rust without comments, and with strings that hold no sign that could be taken for code.
fn without_prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        out += &rest[..at];
        rest = &rest[at..];
        let bare = out.trim_end_matches('#');
        let hashes = bare.ends_with('r').then_some(out.len() - bare.len());
        let (prose, behind) = rest.split_at(prose_length(rest, hashes));
        match prose.starts_with('/') && prose.len() > 1 {
            true => out.push(' '),
            false => out += &prose.replace(['{', '}', '[', ']', ';', '#'], " "),
        }
        rest = behind;
    }
    out + rest
}

/// How far the comment or literal reaches with which a text begins; 1 if it is neither.
fn prose_length(text: &str, raw: Option<usize>) -> usize {
    let until = |from: usize, end: &str| {
        text.get(from..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| from + at + end.len())
    };
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return comment_length(text);
    }
    match (text.chars().next(), raw) {
        (Some('"'), Some(hashes)) => until(1, &format!("\"{}", "#".repeat(hashes))),
        (Some('"'), None) => {
            let mut escaped = false;
            let end = text[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(text.len(), |at| at + 2)
        }
        (Some('\''), _) if text[1..].starts_with('\\') => until(3, "'"),
        (Some('\''), _) => {
            // with no quote behind the next character it is a lifetime
            let next = text[1..].chars().next().map_or(0, char::len_utf8);
            if text[1 + next..].starts_with('\'') { next + 2 } else { 1 }
        }
        _ => 1,
    }
}

/// Block comments nest.
fn comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        match text.get(at..at + 2) {
            Some("/*") => (depth, at) = (depth + 1, at + 2),
            Some("*/") if depth == 1 => return at + 2,
            Some("*/") => (depth, at) = (depth - 1, at + 2),
            _ if at >= text.len() => return text.len(),
            _ => at += 1,
        }
    }
}

/// A 64-bit FNV-1a hash of some texts and their lengths: the same on every machine and for every compiler.
pub fn fingerprint(parts: impl IntoIterator<Item = Vec<u8>>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in (part.len() as u64).to_le_bytes().iter().chain(&part) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// Removes `.` and `..`; `None` if the path climbs above its start.
pub fn normalize(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => clean.pop().then_some(())?,
            Component::Normal(part) => clean.push(part),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(clean)
}

/// A relative path with `/` on every platform.
pub fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_declarations_are_read_with_their_paths() {
        let text = "pub mod a;\n#[path = \"../b.rs\"]\nmod b;\nmod inline {}\npub(crate) mod c;\n// mod not_this is prose;\n\
                    /*\nmod hidden;\n*/\n#[cfg(feature = \"x\")]\nmod sometimes;\n#[cfg(test)]\nmod d;\n";
        let found = module_declarations(text).unwrap();
        let found: Vec<_> = found.iter().map(|(name, path)| (name.as_str(), path.as_deref())).collect();
        assert_eq!(found, [("a", None), ("b", Some("../b.rs")), ("c", None), ("d", None)]);
    }

    #[test]
    fn a_module_under_a_condition_is_not_counted_however_it_is_written() {
        let names = |text: &str| {
            module_declarations(text).map(|found| found.into_iter().map(|(name, _)| name).collect::<String>())
        };
        for attribute in
            ["#[cfg(\n    any()\n)]", "#[allow(x)] #[cfg(any())]", "#[cfg (any())]", "#[cfg_attr(all(), cfg(any()))]"]
        {
            assert_eq!(names(&format!("{attribute}\nmod x;\nmod y;")).unwrap(), "y", "{attribute}");
        }
        assert_eq!(names("#[cfg(any())]\nmod a { mod x; }\nmod b { #![cfg(any())] mod x; }\nmod y;").unwrap(), "y");
        assert_eq!(
            names("const A: &str = r#\"mod x; }\"#;\n/* /* */ mod x; */ const C: char = '{';\nmod y;").unwrap(),
            "y"
        );
        assert_eq!(names("//! A file.\n#![cfg(any())]\nmod x;"), None);
        assert_eq!(names("#![cfg_attr(docsrs, feature(doc_cfg))]\nmod y;").unwrap(), "y");
    }

    #[test]
    fn paths_do_not_climb_out() {
        assert_eq!(normalize(Path::new("src/a/../../examples/x")), Some("examples/x".into()));
        assert_eq!(normalize(Path::new("src/../../x")), None);
    }
}
