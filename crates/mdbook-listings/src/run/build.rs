//! One run of Cargo: what it built, and what the compiler said about each crate.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::camino::Utf8PathBuf;
use cargo_metadata::diagnostic::DiagnosticLevel;
use cargo_metadata::semver::Version;
use cargo_metadata::{CrateType, DependencyKind, Message};

use crate::read::package::Package;
use crate::read::workspace::Project;
use crate::run::process::{self, Limits, quiet};

/// What one run of Cargo has built.
#[derive(Debug, Default)]
pub(super) struct Build {
    artifacts: Vec<Artifact>,
    errors: Vec<CompilerError>,
    scripts: Vec<Script>,
    libraries: Vec<Library>,
    /// Where build scripts say that native libraries are.
    native: BTreeSet<PathBuf>,
    /// What Cargo itself said.
    log: String,
}

/// A program or test that was built.
#[derive(Debug, Clone)]
pub(super) struct Artifact {
    /// The folder of its package, relative to the root.
    pub dir: PathBuf,
    pub target: String,
    /// Its main file: a library and a test may have one name.
    pub source: PathBuf,
    pub is_test: bool,
    /// What is run; a library has none.
    pub executable: Option<PathBuf>,
}

/// What a build script set for the code of its package.
#[derive(Debug)]
struct Script {
    package_id: String,
    variables: Vec<(String, String)>,
    /// What `cfg` asks for.
    conditions: Vec<String>,
}

/// A library that was built, for code that is compiled without Cargo.
#[derive(Debug)]
struct Library {
    package: String,
    version: Option<Version>,
    /// The name that code uses.
    name: String,
    file: PathBuf,
}

#[derive(Debug)]
struct CompilerError {
    dir: PathBuf,
    target: String,
    text: String,
}

/// A Cargo command that compiles examples, in the environment in which they run.
pub(super) fn cargo(project: &Project) -> Command {
    let mut command = process::cargo();
    command.current_dir(&project.root);
    quiet(&mut command);
    command
}

impl Build {
    /// Runs Cargo with `--message-format=json`; what does not compile is missing from the result.
    pub fn run(project: &Project, command: &mut Command) -> Self {
        command.arg("--message-format=json");
        match process::run(command, Limits::BUILD) {
            Ok(run) => Self::parse(project, &run.stdout, run.stderr),
            Err(log) => Self { log, ..Self::default() },
        }
    }

    fn parse(project: &Project, messages: &str, log: String) -> Self {
        let relative = |path: &Path| path.strip_prefix(&project.root).unwrap_or(path).to_path_buf();
        let mut build = Self { log, ..Self::default() };
        for message in Message::parse_stream(messages.as_bytes()).map_while(Result::ok) {
            match message {
                Message::CompilerArtifact(artifact) => {
                    let manifest = relative(artifact.manifest_path.as_std_path());
                    build.libraries.extend(library(&artifact));
                    build.artifacts.push(Artifact {
                        dir: manifest.parent().unwrap_or(Path::new("")).to_path_buf(),
                        source: relative(artifact.target.src_path.as_std_path()),
                        target: artifact.target.name,
                        is_test: artifact.profile.test,
                        executable: artifact.executable.map(Into::into),
                    });
                }
                Message::CompilerMessage(message)
                    if message.message.level == DiagnosticLevel::Error =>
                {
                    let file = relative(message.target.src_path.as_std_path());
                    let owner = project.owner(&file).map(|package| package.dir.clone());
                    build.errors.push(CompilerError {
                        dir: owner.unwrap_or_default(),
                        target: message.target.name,
                        text: message.message.rendered.unwrap_or(message.message.message),
                    });
                }
                Message::BuildScriptExecuted(script) => {
                    let mut variables = script.env;
                    variables.push(("OUT_DIR".into(), script.out_dir.into()));
                    let folder = |path: &Utf8PathBuf| {
                        path.as_str().split('=').next_back().map(PathBuf::from)
                    };
                    build.native.extend(script.linked_paths.iter().filter_map(folder));
                    build.scripts.push(Script {
                        package_id: script.package_id.repr,
                        variables,
                        conditions: script.cfgs,
                    });
                }
                _ => {}
            }
        }
        build
    }

    /// What another run of Cargo has built as well.
    pub fn extend(&mut self, other: Self) {
        self.artifacts.extend(other.artifacts);
        self.errors.extend(other.errors);
        self.scripts.extend(other.scripts);
        self.libraries.extend(other.libraries);
        self.native.extend(other.native);
        self.log += &other.log;
    }

    pub fn artifacts_of<'s>(&'s self, package: &'s Package) -> impl Iterator<Item = &'s Artifact> {
        self.artifacts.iter().filter(|artifact| artifact.dir == package.dir)
    }

    /// The folders of all packages that have a program of this name.
    pub fn owners_of(&self, program: &str) -> impl Iterator<Item = &Path> {
        let built = self.artifacts.iter().filter(|artifact| !artifact.is_test);
        let programs = built.filter(move |a| a.target == program && a.executable.is_some());
        programs.map(|artifact| artifact.dir.as_path())
    }

    /// Whether something of a package did not compile.
    pub fn has_errors(&self, package: &Package) -> bool {
        self.errors.iter().any(|error| error.dir == package.dir)
    }

    /// What a build script has set for a package.
    pub fn variables_of(&self, project: &Project, package: &Package) -> Vec<(String, String)> {
        let own = self.scripts_of(project, package);
        own.flat_map(|script| script.variables.clone()).collect()
    }

    /// The conditions that a build script has set for a package.
    pub fn conditions_of(&self, project: &Project, package: &Package) -> Vec<String> {
        let own = self.scripts_of(project, package);
        own.flat_map(|script| script.conditions.clone()).collect()
    }

    fn scripts_of(&self, project: &Project, package: &Package) -> impl Iterator<Item = &Script> {
        let id = format!("path+file://{}#", project.root.join(&package.dir).display());
        self.scripts.iter().filter(move |script| script.package_id.starts_with(&id))
    }

    /// The arguments by which rustc finds what a test of a package uses: its own library, and what
    /// it depends on.
    pub fn library_arguments(&self, package: &Package) -> Vec<OsString> {
        let mut arguments = Vec::new();
        let mut add = |words: &[&OsStr]| arguments.push(words.join(OsStr::new("")));
        let folders: BTreeSet<&Path> =
            self.libraries.iter().filter_map(|library| library.file.parent()).collect();
        folders.iter().for_each(|folder| add(&["-Ldependency=".as_ref(), folder.as_os_str()]));
        self.native.iter().for_each(|folder| add(&["-Lnative=".as_ref(), folder.as_os_str()]));
        let own = self.libraries.iter().find(|library| library.package == package.name);
        let own = own.map(|library| (library.name.clone(), library));
        let used = package.manifest.dependencies.iter().filter_map(|dependency| {
            let found = (dependency.kind != DependencyKind::Build).then(|| {
                self.libraries.iter().find(|library| {
                    library.package == *dependency.name
                        && library.version.as_ref().is_none_or(|v| dependency.req.matches(v))
                })
            });
            let library = found.flatten()?;
            Some((dependency.rename.clone().unwrap_or_else(|| library.name.clone()), library))
        });
        for (name, library) in own.into_iter().chain(used) {
            let name = format!("--extern={}=", name.replace('-', "_"));
            add(&[name.as_ref(), library.file.as_os_str()]);
        }
        arguments
    }

    /// Why a package was not built: what the compiler said about it, or about one that it depends
    /// on, or what Cargo said.
    pub fn reason(&self, project: &Project, package: &Package) -> String {
        let members = project.closure(package).into_iter();
        let mut found = members.map(|member| self.errors_of(member, |_| true));
        found.find(|text| !text.is_empty()).unwrap_or_else(|| self.log.clone())
    }

    /// Why one target of a package was not built.
    pub fn reason_of_target(&self, project: &Project, package: &Package, target: &str) -> String {
        let own = self.errors_of(package, |of| of == target);
        if own.is_empty() { self.reason(project, package) } else { own }
    }

    fn errors_of(&self, package: &Package, of_target: impl Fn(&str) -> bool) -> String {
        let own = self.errors.iter().filter(|e| e.dir == package.dir && of_target(&e.target));
        let mut texts: Vec<&str> = own.map(|error| error.text.as_str()).collect();
        // a library is compiled once for itself and once for its tests
        let mut seen = std::collections::BTreeSet::new();
        texts.retain(|text| seen.insert(*text));
        texts.concat()
    }
}

fn library(artifact: &cargo_metadata::Artifact) -> Option<Library> {
    let mut files = artifact.filenames.iter();
    let file = match artifact.target.crate_types[..] {
        [CrateType::ProcMacro] => files.next(),
        _ => files.find(|file| file.extension() == Some("rlib")),
    };
    // `registry+https://…#name@1.2.3`, or `path+file:///…/name#1.2.3`
    let (source, named) = artifact.package_id.repr.rsplit_once('#')?;
    let folder = source.rsplit('/').next().unwrap_or("");
    let (package, version) = named.split_once('@').unwrap_or((folder, named));
    let is_executable = artifact.executable.is_some();
    file.filter(|_| !is_executable).map(|file| Library {
        package: package.to_owned(),
        version: version.parse().ok(),
        name: artifact.target.name.clone(),
        file: file.into(),
    })
}
