//! The crates of the workspace: all that their manifests name is in the repository, so that readers
//! get it with the book.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{normalize, slashed};
use crate::base::keys::find;
use crate::base::suggest::{did_you_mean, nearest};
use crate::read::models::read_models;
use crate::read::package::{Group, Package};
use crate::read::workspace::Project;

/// Keys of a manifest whose values are paths: of a dependency or target, a build script, a README.
const PATHS: [&str; 5] = ["path", "build", "readme", "license-file", "workspace"];

pub fn check_manifests(project: &Project) -> Vec<Diagnostic> {
    let packages = project.packages.iter().map(|package| package.dir.join("Cargo.toml"));
    let mut manifests: Vec<PathBuf> = packages.collect();
    manifests.push("Cargo.toml".into());
    let found = manifests.iter().flat_map(|manifest| {
        // Cargo names a member elsewhere by its full path
        if manifest.is_absolute() {
            let message = format!("the crate at {} is not in the repository", manifest.display());
            let diagnostic = Diagnostic::whole_file(message, "Cargo.toml");
            return vec![diagnostic.help("move it into the workspace's folder")];
        }
        let faults = match project.read(manifest) {
            Ok(file) => check_manifest(manifest, &file.text),
            Err(diagnostic) => return vec![diagnostic],
        };
        faults.into_iter().map(|fault| fault.in_file(manifest)).collect()
    });
    found.chain(check_groups(project)).chain(check_models(project)).collect()
}

/// A crate names models that the lock file lists, and nothing else.
fn check_models(project: &Project) -> Vec<Diagnostic> {
    let known = match read_models(project) {
        Ok(models) => models.files,
        Err(diagnostic) => return vec![diagnostic],
    };
    let known: Vec<&str> = known.iter().map(|model| model.path.as_str()).collect();
    let faults = project.example_packages().flat_map(|package| {
        let models = package.metadata.models.iter().enumerate();
        let unknown = models.filter(|(_, model)| !known.contains(&model.as_str()));
        let faults = unknown.map(|(at, model)| {
            let lock = project.settings.models_lock.as_ref();
            let (message, help) = match lock {
                Some(lock) => (
                    format!("`{model}` is not a file that {} lists", slashed(lock)),
                    did_you_mean(model, known.iter().copied()),
                ),
                None => (
                    "this book has no lock file of models".to_owned(),
                    "name it in book.toml, as `models-lock` below [preprocessor.listings]".into(),
                ),
            };
            in_manifest(
                project,
                package,
                &["models", &at.to_string()],
                Fault::new(message).help(help),
            )
        });
        faults.collect::<Vec<_>>()
    });
    faults.collect()
}

/// A group of one crate: its name is misspelt, or is not needed.
fn check_groups(project: &Project) -> Vec<Diagnostic> {
    let named = project.example_packages().filter_map(|package| match package.group() {
        Group::Named(name) => Some((package, name)),
        _ => None,
    });
    let named: Vec<(&Package, &str)> = named.collect();
    let is_single = |(_, name): &&(&Package, &str)| {
        named.iter().filter(|(_, other)| other == name).count() == 1
    };
    let single = named.iter().filter(is_single).map(|(package, name)| {
        let others = named.iter().map(|(_, other)| *other).filter(|other| other != name);
        let help = match nearest(name, others) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write `alone = true`, or give another crate the same name".to_owned(),
        };
        let fault = Fault::new(format!("no other crate is in the group `{name}`")).help(help);
        in_manifest(project, package, &["alone"], fault)
    });
    single.collect()
}

/// A fault at a key below `[package.metadata.listings]` of a crate.
fn in_manifest(project: &Project, package: &Package, keys: &[&str], fault: Fault) -> Diagnostic {
    let manifest = package.dir.join("Cargo.toml");
    let text = project.read(&manifest).map(|file| file.text.clone()).unwrap_or_default();
    let keys = [&["package", "metadata", "listings"], keys].concat();
    let span = DeTable::parse(&text).ok().and_then(|table| find(table.get_ref(), &keys));
    Fault { span, ..fault }.in_file(&manifest)
}

fn check_manifest(manifest: &Path, text: &str) -> Vec<Fault> {
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let mut faults = Vec::new();
    // Cargo has read the manifest before
    if let Ok(table) = DeTable::parse(text) {
        check_table(folder, table.get_ref(), &mut faults);
    }
    faults
}

fn check_table(folder: &Path, table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    for (key, value) in table {
        match value.get_ref() {
            DeValue::String(path)
                if PATHS.contains(&&**key.get_ref())
                    && normalize(&folder.join(&**path)).is_none() =>
            {
                let fault = Fault::new(format!("`{path}` leads out of the repository"));
                let help = "readers get only what is in the repository; move it there";
                faults.push(fault.at(value.span()).help(help));
            }
            DeValue::Table(table) => check_table(folder, table, faults),
            DeValue::Array(list) => {
                for element in list.iter().filter_map(|element| element.get_ref().as_table()) {
                    check_table(folder, element, faults);
                }
            }
            _ => {}
        }
    }
}
