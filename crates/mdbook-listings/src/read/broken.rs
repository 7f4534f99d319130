//! Why Cargo cannot load the workspace, as lines of its manifests: after a crate was moved or
//! deleted by hand, Cargo's own message is long and names no line.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{Walk, files_below, normalize, slashed};

/// What is wrong with the manifests; empty if none of this is why.
pub fn find_faults(root: &Path, examples: &Path) -> Vec<Diagnostic> {
    let folders = ["crates".as_ref(), examples];
    let files = folders.iter().flat_map(|folder| files_below(root, folder, Walk::Authored));
    let mut manifests: Vec<PathBuf> = files.filter(|file| file.ends_with("Cargo.toml")).collect();
    manifests.push("Cargo.toml".into());
    let faults = manifests.iter().flat_map(|manifest| {
        let text = std::fs::read_to_string(root.join(manifest)).unwrap_or_default();
        let faults = check_manifest(root, manifest, &text).into_iter();
        faults.map(|fault| fault.in_file(manifest)).collect::<Vec<_>>()
    });
    faults.chain(empty_folders(root, examples)).collect()
}

/// Each folder `examples/*/*` is a crate.
fn empty_folders(root: &Path, examples: &Path) -> Vec<Diagnostic> {
    let crates = below(root, examples).into_iter().flat_map(|part| below(root, &part));
    let empty = crates.filter(|folder| !root.join(folder).join("Cargo.toml").is_file());
    let fault = |folder: PathBuf| {
        let message = format!("the folder {} has no Cargo.toml", slashed(&folder));
        Diagnostic::whole_file(message, folder)
            .help("each folder there is a crate; delete it if nothing in it is needed")
    };
    empty.map(fault).collect()
}

/// The folders in a folder, without hidden ones.
fn below(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let names = entries.map(|entry| folder.join(entry.file_name()));
    let is_hidden = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    let mut folders: Vec<PathBuf> =
        names.filter(|path| root.join(path).is_dir() && !is_hidden(path)).collect();
    folders.sort();
    folders
}

fn check_manifest(root: &Path, manifest: &Path, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    match DeTable::parse(text) {
        Ok(table) => {
            let folder = manifest.parent().unwrap_or(Path::new(""));
            check_tables(root, folder, table.get_ref(), &mut faults);
        }
        Err(error) => {
            let fault = Fault::new(error.message().to_owned());
            faults.push(error.span().map_or(fault.clone(), |span| fault.at(span)));
        }
    }
    faults
}

/// Looks for tables of dependencies, also below `[target.…]` and `[workspace]`.
fn check_tables(root: &Path, folder: &Path, table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    for (key, value) in table {
        let DeValue::Table(inner) = value.get_ref() else { continue };
        if !key.get_ref().ends_with("dependencies") {
            check_tables(root, folder, inner, faults);
            continue;
        }
        for (_, asked) in inner {
            let path = asked.get_ref().as_table().and_then(|asked| asked.get("path"));
            let Some((path, span)) =
                path.and_then(|path| Some((path.get_ref().as_str()?, path.span())))
            else {
                continue;
            };
            let target = normalize(&folder.join(path));
            let Some(target) = target.filter(|dir| !root.join(dir).join("Cargo.toml").is_file())
            else {
                continue;
            };
            let fault = Fault::new(format!("no crate in {}", slashed(&target))).at(span);
            let help = "`cargo book move` and `cargo book remove` edit such lines";
            faults.push(fault.help(help));
        }
    }
}
