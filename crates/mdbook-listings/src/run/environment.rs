//! A test of a crate, started as Cargo starts it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use cargo_metadata::camino::Utf8PathBuf;

use crate::base::files::{Walk, files_below};
use crate::read::package::Package;
use crate::read::workspace::Project;

/// What Cargo sets for the tests of a package.
pub(super) fn package_variables(package: &Package) -> Vec<(&'static str, String)> {
    let manifest = &package.manifest;
    let version = &manifest.version;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let path =
        |value: &Option<Utf8PathBuf>| value.as_ref().map(ToString::to_string).unwrap_or_default();
    let dir = manifest.manifest_path.parent().map(ToString::to_string).unwrap_or_default();
    vec![
        ("CARGO_MANIFEST_DIR", dir),
        ("CARGO_MANIFEST_PATH", manifest.manifest_path.to_string()),
        ("CARGO_PKG_NAME", package.name.clone()),
        ("CARGO_PKG_VERSION", version.to_string()),
        ("CARGO_PKG_VERSION_MAJOR", version.major.to_string()),
        ("CARGO_PKG_VERSION_MINOR", version.minor.to_string()),
        ("CARGO_PKG_VERSION_PATCH", version.patch.to_string()),
        ("CARGO_PKG_VERSION_PRE", version.pre.to_string()),
        ("CARGO_PKG_AUTHORS", manifest.authors.join(":")),
        ("CARGO_PKG_DESCRIPTION", package.description.clone()),
        ("CARGO_PKG_HOMEPAGE", text(&manifest.homepage)),
        ("CARGO_PKG_REPOSITORY", text(&manifest.repository)),
        ("CARGO_PKG_LICENSE", text(&manifest.license)),
        ("CARGO_PKG_LICENSE_FILE", path(&manifest.license_file)),
        ("CARGO_PKG_README", path(&manifest.readme)),
        (
            "CARGO_PKG_RUST_VERSION",
            manifest.rust_version.as_ref().map(ToString::to_string).unwrap_or_default(),
        ),
    ]
}

/// Shared libraries lie beside the tests, or one folder above.
pub(super) fn library_path(executable: &Path) -> Option<(&'static str, OsString)> {
    let name = match std::env::consts::OS {
        "windows" => "PATH",
        "macos" => "DYLD_FALLBACK_LIBRARY_PATH",
        _ => "LD_LIBRARY_PATH",
    };
    let known = std::env::var_os(name).unwrap_or_default();
    let folders = executable.ancestors().skip(1).take(2).map(Path::to_path_buf);
    Some((name, std::env::join_paths(folders.chain(std::env::split_paths(&known))).ok()?))
}

/// Whether the comments of a crate's library hold Rust that rustdoc would run.
pub(super) fn has_doctests(project: &Project, package: &Package) -> bool {
    let Some(library) = package.targets.iter().find(|target| target.doctest) else { return false };
    let folder = library.path.parent().unwrap_or(Path::new(""));
    let files = files_below(&project.root, folder, Walk::Authored);
    let rust = |file: &PathBuf| project.read(file).is_ok_and(|file| shows_rust(&file.text));
    files.iter().any(rust)
}

fn shows_rust(text: &str) -> bool {
    let mut open = false;
    let comments = text.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))
    });
    let fences = comments.filter_map(|line| line.trim_start().strip_prefix("```"));
    let opening: Vec<&str> = fences
        .filter(|_| {
            open = !open;
            open
        })
        .collect();
    opening.iter().any(|info| !["text", "console", "toml"].contains(&info.trim()))
}
