//! Which files a target may compile, guessed from the words of its code. A listing's own run asks
//! the compiler; this finds at once what nobody could have meant.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use crate::base::files::{Walk, files_below, has_extension, normalize};

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"\bmod\s+(?:r#)?(\w+)|\bpath\s*=\s*"([^"]+)"|\binclude!\(\s*"([^"]+)""#)
        .expect("the pattern is a constant")
});

/// A package's Rust files, and what each of them names.
pub(super) struct Modules(BTreeMap<PathBuf, Named>);

#[derive(Default)]
struct Named {
    modules: BTreeSet<String>,
    files: BTreeSet<PathBuf>,
}

impl Modules {
    pub fn read(root: &Path, package: &Path) -> Self {
        let files = files_below(root, package, Walk::Authored).into_iter();
        let rust = files.filter(|file| has_extension(file, "rs"));
        Self(rust.map(|file| (file.clone(), read_named(root, &file))).collect())
    }

    /// The files below a target's folder that a `mod` names in what it may compile, and those that
    /// a `path` or an `include!` names.
    pub fn of_target(&self, entry: &Path) -> BTreeSet<PathBuf> {
        let folder = entry.parent().unwrap_or(Path::new(""));
        let mut found = BTreeSet::new();
        let mut open = vec![entry.to_path_buf()];
        while let Some(file) = open.pop() {
            let Some(named) = self.0.get(&file).filter(|_| found.insert(file.clone())) else {
                continue;
            };
            let below = self.0.keys().filter(|other| other.starts_with(folder));
            let modules = below.filter(|other| named.modules.contains(&module_name(other)));
            open.extend(modules.chain(&named.files).cloned());
        }
        found
    }
}

fn read_named(root: &Path, file: &Path) -> Named {
    let text = std::fs::read_to_string(root.join(file)).unwrap_or_default();
    let mut named = Named::default();
    for found in NAMED.captures_iter(&text) {
        if let Some(name) = found.get(1) {
            named.modules.insert(name.as_str().to_owned());
        } else if let Some(path) = found.get(2).or(found.get(3)) {
            named.files.extend(normalize(&file.with_file_name(path.as_str())));
        }
    }
    named
}

/// `name` of `name.rs` and of `name/mod.rs`.
fn module_name(file: &Path) -> String {
    let of_folder = file.file_name().is_some_and(|name| name == "mod.rs");
    let named = if of_folder { file.parent().unwrap_or(file) } else { file };
    named.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_named_are_found_wherever_they_are() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for (path, text) in [
            ("src/lib.rs", "pub mod a;\n#[path = \"../b.rs\"] mod b; mod c { mod r#d; }"),
            ("src/a.rs", "include!(\"e.rs\");"),
            ("src/a/f.rs", ""),
            ("src/c/d/mod.rs", "mod lib;"),
            ("src/e.rs", ""),
            ("src/g.rs", ""),
            ("b.rs", ""),
        ] {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap_or(&file))?;
            std::fs::write(file, text)?;
        }
        let modules = Modules::read(folder.path(), Path::new(""));
        let found = modules.of_target(Path::new("src/lib.rs"));
        let expected = ["b.rs", "src/a.rs", "src/c/d/mod.rs", "src/e.rs", "src/lib.rs"];
        assert_eq!(found, expected.map(PathBuf::from).into());
        Ok(())
    }
}
