//! Fetches the models that programs run, from the packages of a lock file with hashes.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::hash::sha256;
use crate::read::models::{FOLDER, Model, Models, read_models};
use crate::read::workspace::Project;
use crate::run::python::{self, Installer};

/// Fetches all models of the book; `false` if they are there already. What is there stays until the
/// new ones are complete.
pub fn fetch(project: &Project, progress: &dyn Fn(&str)) -> Result<bool, Diagnostic> {
    let Some(lock) = &project.settings.models_lock else {
        let fault = Fault::new("this book has no lock file of models");
        let help = "name it as `models-lock` below [preprocessor.listings]";
        return Err(fault.help(help).in_file(Path::new("book.toml")));
    };
    let models = read_models(project)?;
    let text = project.read(lock)?.text.clone();
    let home = project.root.join(FOLDER);
    let is_there = |model: &Model| home.join(&model.path).is_file();
    if python::is_made_from(&home, &text) && models.files.iter().all(is_there) {
        return Ok(false);
    }
    progress(&format!("Fetching the models into {FOLDER}: {}", models.download));
    let place = Place::new(&home);
    let done = place.install(&project.root.join(lock), &models, progress).and_then(|()| {
        let put = python::put_in_place(&place.models, &home, &text);
        put.map_err(|error| Fault::new(format!("{FOLDER}: {error}")))
    });
    done.map(|()| true).map_err(|fault| fault.in_file(lock))
}

/// Two folders beside the models, which are deleted in the end.
struct Place {
    models: PathBuf,
    environment: PathBuf,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.delete();
    }
}

impl Place {
    fn new(home: &Path) -> Self {
        let [models, environment] =
            ["models.new", "models.python"].map(|name| home.with_file_name(name));
        let place = Self { models, environment };
        place.delete();
        place
    }

    fn delete(&self) {
        let _ = std::fs::remove_dir_all(&self.models);
        let _ = std::fs::remove_dir_all(&self.environment);
    }

    fn install(&self, lock: &Path, models: &Models, progress: &dyn Fn(&str)) -> Result<(), Fault> {
        let installer = python::create(&self.environment)
            .map_err(|error| Fault::new(error.to_string()).help("pip or uv fetches the models"))?;
        let mut command = installer.command(&self.environment, lock);
        command.args(["--no-deps", "--target"]).arg(&self.models).stdin(Stdio::null());
        // a terminal sees how far it is: pip says it on stdout, and uv on stderr with its errors
        command.stdout(Stdio::inherit());
        match installer {
            Installer::Pip => command.arg("--no-compile").stderr(Stdio::piped()),
            Installer::Uv => command.stderr(Stdio::inherit()),
        };
        let ended = command.output().map_err(|error| Fault::new(error.to_string()))?;
        if !ended.status.success() {
            return Err(explain(installer, &String::from_utf8_lossy(&ended.stderr)));
        }
        progress("Comparing the models with the lock file");
        models.files.iter().try_for_each(|model| compare(&self.models, model))
    }
}

/// Why nothing was installed.
fn explain(installer: Installer, said: &str) -> Fault {
    const OFFLINE: &str = "connect this machine to the network, or let PIP_INDEX_URL (for uv \
        UV_INDEX_URL) name an index that it reaches; then run this again";
    const CHANGED: &str = "a package that has changed is not trusted; `pip hash` prints the hash of \
        a wheel, if it is the lock file that is wrong";
    if said.contains("HASHES") {
        return Fault::new("a package is not the one that this file names").help(CHANGED);
    }
    let line = said.lines().map(str::trim).rfind(|line| line.starts_with("ERROR:"));
    match (installer, line) {
        (Installer::Pip, Some(line)) => {
            let reason = line.trim_start_matches("ERROR:").trim();
            Fault::new(format!("pip cannot fetch the models: {reason}")).help(OFFLINE)
        }
        (Installer::Pip, None) => Fault::new("pip cannot fetch the models").help(OFFLINE),
        (Installer::Uv, _) => Fault::new("uv cannot fetch the models, for the reason above")
            .help(format!("if it is a hash: {CHANGED}\nif not: {OFFLINE}")),
    }
}

/// Whether a file is the one that readers are told to expect.
fn compare(folder: &Path, model: &Model) -> Result<(), Fault> {
    let fault = |message: String| {
        Fault::new(message).help("correct its line `# file:`, or the version of its package")
    };
    let found = std::fs::File::open(folder.join(&model.path))
        .and_then(sha256)
        .map_err(|error| fault(format!("{} has no {}: {error}", model.package, model.path)))?;
    match found == (model.bytes, model.sha256.clone()) {
        true => Ok(()),
        false => Err(fault(format!(
            "{} of {} has {} bytes and SHA-256 {}, which this file does not say",
            model.path, model.package, found.0, found.1
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_one_that_the_lock_file_names() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("five.txt"), "5\n").unwrap();
        let model = |path: &str, bytes: u64, sha256: &str| Model {
            path: path.to_owned(),
            package: "five==1".to_owned(),
            bytes,
            sha256: sha256.to_owned(),
        };
        let hash = "f0b5c2c2211c8d67ed15e75e656c7862d086e9245420892a7de62cd9ec582a06";
        let said = |model: Model| compare(folder.path(), &model).map_err(|fault| fault.message);
        assert_eq!(said(model("five.txt", 2, hash)), Ok(()));
        let wrong = format!(
            "five.txt of five==1 has 2 bytes and SHA-256 {hash}, which this file does not say"
        );
        assert_eq!(said(model("five.txt", 3, hash)), Err(wrong.clone()));
        assert_eq!(said(model("five.txt", 2, &"0".repeat(64))), Err(wrong));
        assert!(said(model("six.txt", 2, hash)).is_err_and(|text| text.contains("has no six.txt")));
    }
}
