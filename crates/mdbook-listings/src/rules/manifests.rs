//! The crates of the workspace: all that their manifests name is in the repository, so that readers
//! get it with the book.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::normalize;
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
    found.collect()
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
