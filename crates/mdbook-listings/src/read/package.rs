//! A crate of the workspace: its targets, what they compile, and what its manifest says to this
//! tool.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result, ensure};
use cargo_metadata::DependencyKind;
use regex::Regex;
use serde::Deserialize;

use super::modules::Modules;
use crate::base::files::slashed;

/// A member of the workspace. Paths are relative to the root.
#[derive(Debug, Clone)]
pub struct Package {
    pub name: String,
    pub description: String,
    pub dir: PathBuf,
    pub targets: Vec<Target>,
    pub metadata: Metadata,
    /// All that Cargo says about it.
    pub manifest: cargo_metadata::Package,
    pub(super) local_dependencies: Vec<PathBuf>,
    pub(super) dependencies: Vec<Dependency>,
    /// What its tests ask for as well.
    pub(super) test_dependencies: Vec<Dependency>,
    /// Each source file that targets may compile, with their places in `targets`.
    pub(super) compiled: BTreeMap<PathBuf, BTreeSet<usize>>,
}

impl Package {
    /// The exercises: test targets whose file lies in `exercises/`.
    pub fn exercises(&self) -> impl Iterator<Item = &Target> {
        self.targets.iter().filter(|target| target.path.starts_with(self.dir.join("exercises")))
    }

    /// Its library, which code calls by the target's name; procedural macros are one as well.
    pub fn libraries(&self) -> impl Iterator<Item = &Target> {
        const OTHERS: [&str; 5] = ["bin", "test", "example", "bench", "custom-build"];
        self.targets.iter().filter(|target| !OTHERS.contains(&target.kind.as_str()))
    }

    /// The names of its programs.
    pub fn programs(&self) -> impl Iterator<Item = &str> {
        let bins = self.targets.iter().filter(|target| target.kind == "bin");
        bins.map(|target| target.name.as_str())
    }

    /// The crates that it is compiled with.
    pub fn group(&self) -> Group<'_> {
        match &self.metadata.alone {
            Alone::Itself(false) => Group::Others,
            Alone::Itself(true) => Group::Itself(&self.dir),
            Alone::Group(name) => Group::Named(name),
        }
    }

    /// Whether this is the part of a chapter that runs in its page: `part/chapter/web`.
    pub fn is_demo(&self) -> bool {
        self.dir.ends_with("web")
    }

    /// Whether a target may compile a file, as far as words say. The compiler knows.
    pub fn may_compile(&self, target: &Target, file: &Path) -> bool {
        let at = self.targets.iter().position(|known| known.path == target.path);
        let targets = self.compiled.get(file);
        targets.is_some_and(|targets| at.is_some_and(|at| targets.contains(&at)))
    }

    /// The test target that hands `file` to trybuild, where there is one.
    pub fn compile_fail_driver(&self, root: &Path, file: &Path) -> Option<&Target> {
        root.join(file).with_extension("stderr").is_file().then_some(())?;
        let folder = slashed(file.parent()?.strip_prefix(&self.dir).ok()?);
        let uses_trybuild = self.manifest.dependencies.iter().any(|dependency| {
            dependency.name == "trybuild"
                && dependency.path.is_none()
                && dependency.rename.is_none()
        });
        let drives = |target: &&Target| {
            let text = std::fs::read_to_string(root.join(&target.path)).unwrap_or_default();
            target.kind == "test" && driven_folder(&text).as_deref() == Some(&folder)
        };
        self.targets.iter().find(drives).filter(|_| uses_trybuild)
    }
}

/// The folder whose programs a test hands to trybuild. It does nothing else, so that nothing else
/// can say that it did; where it is ignored, it proves nothing.
fn driven_folder(test: &str) -> Option<String> {
    static DRIVER: LazyLock<Regex> = LazyLock::new(|| {
        let ignored = r#"(?:#\[cfg_attr\(\w+, ignore = "[^"]*"\)\] )?"#;
        let call = r#"trybuild::TestCases::new\(\)\.compile_fail\("([^"*]+)/\*\.rs"\);"#;
        Regex::new(&format!(r"^#\[test\] {ignored}fn \w+\(\) \{{ {call} \}}$"))
            .expect("the pattern is a constant")
    });
    let lines = test.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let code = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    Some(DRIVER.captures(&code)?[1].to_owned())
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
    /// Recordings that only some machine can make: stem → `x86_64-linux`, or a program that has to
    /// be installed.
    pub requires: BTreeMap<String, String>,
    /// The models that its programs, tests or twins run: files of the book's lock file of models.
    pub models: Vec<String>,
    /// Whether it is compiled apart from other crates.
    alone: Alone,
}

/// Crates that ask for other features of what takes minutes to compile: together with all others,
/// Cargo would compile that once for all of them and once more for a crate by itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "`alone` must be `true` or the name of a group of crates")]
enum Alone {
    Itself(bool),
    Group(String),
}

impl Default for Alone {
    fn default() -> Self {
        Self::Itself(false)
    }
}

/// Crates that are compiled in one run of Cargo, always with the features that all of them ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group<'a> {
    /// All crates whose manifest says nothing.
    Others,
    /// Those that give the same name.
    Named(&'a str),
    /// The crate in this folder.
    Itself(&'a Path),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub name: String,
    /// What is timed, as it follows "the time of": a plot's caption says it.
    #[serde(default)]
    pub what: String,
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
    /// Whether Cargo runs its tests unless the manifest says otherwise, and those in its comments.
    pub test: bool,
    pub doctest: bool,
}

/// What a package asks of another one.
#[derive(Debug, Clone)]
pub(super) struct Dependency {
    pub name: String,
    pub features: Vec<String>,
    pub default_features: bool,
}

/// A library has a kind for each of its forms; that other languages can load it is what matters
/// here.
fn kind(target: &cargo_metadata::Target) -> String {
    let kinds: Vec<String> = target.kind.iter().map(ToString::to_string).collect();
    kinds.iter().find(|kind| *kind == "cdylib").or(kinds.first()).cloned().unwrap_or_default()
}

/// A package of the workspace, as `cargo metadata` describes it.
pub(super) fn read_package(root: &Path, package: &cargo_metadata::Package) -> Result<Package> {
    let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_path_buf();
    let manifest = relative(package.manifest_path.as_std_path());
    // what needs a feature is compiled by no ordinary command, so it proves no page
    let targets: Vec<Target> = package
        .targets
        .iter()
        .filter(|target| target.required_features.is_empty())
        .map(|target| Target {
            kind: kind(target),
            name: target.name.clone(),
            path: relative(target.src_path.as_std_path()),
            test: target.test,
            doctest: target.doctest,
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
    let dir = manifest.parent().unwrap_or(Path::new("")).to_path_buf();
    let modules = Modules::read(root, &dir);
    let mut compiled: BTreeMap<PathBuf, BTreeSet<usize>> = BTreeMap::new();
    for (at, target) in targets.iter().enumerate() {
        for file in modules.of_target(&target.path) {
            compiled.entry(file).or_default().insert(at);
        }
    }
    let dependencies =
        package.dependencies.iter().filter_map(|dependency| dependency.path.as_ref());
    Ok(Package {
        name: package.name.to_string(),
        description: package.description.clone().unwrap_or_default(),
        dir,
        targets,
        metadata,
        manifest: package.clone(),
        dependencies: asked(package, DependencyKind::Normal),
        test_dependencies: asked(package, DependencyKind::Development),
        local_dependencies: dependencies.map(|path| relative(path.as_std_path())).collect(),
        compiled,
    })
}

fn asked(package: &cargo_metadata::Package, kind: DependencyKind) -> Vec<Dependency> {
    let asked = package.dependencies.iter();
    let asked = asked.filter(|one| one.kind == kind && one.path.is_none());
    let dependencies = asked.map(|one| Dependency {
        name: one.name.to_string(),
        features: one.features.iter().map(ToString::to_string).collect(),
        default_features: one.uses_default_features,
    });
    dependencies.collect()
}
