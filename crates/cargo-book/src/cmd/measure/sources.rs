//! The code that was measured, as a hash that is blind to comments.

use std::path::Path;

use mdbook_listings::base::files::{Walk, files_below};
use mdbook_listings::base::hash::fingerprint;
use mdbook_listings::read::package::Package;
use mdbook_listings::read::workspace::Project;

/// A hash of the code that was measured, that of the crates it depends on included, blind to
/// comments and blank lines.
pub fn hash_sources(project: &Project, package: &Package) -> String {
    let crates = project.closure(package).into_iter();
    let folders = crates
        .flat_map(|package| ["src", "twin", "web/src"].map(|folder| package.dir.join(folder)));
    let files = folders.flat_map(|folder| files_below(&project.root, &folder, Walk::Authored));
    let code = files.filter_map(|file| {
        let comment = comment(&file)?;
        let text = std::fs::read_to_string(project.root.join(&file)).ok()?;
        Some(without_comments(&text, comment).into_bytes())
    });
    fingerprint(code)
}

/// What a comment begins with in a file of code.
fn comment(file: &Path) -> Option<&'static str> {
    match file.extension()?.to_str()? {
        "rs" | "c" | "h" => Some("//"),
        "py" => Some("#"),
        _ => None,
    }
}

fn without_comments(text: &str, comment: &str) -> String {
    // in Python, where a line begins is part of what it says
    let trim = if comment == "#" { str::trim_end } else { str::trim };
    let lines = text
        .lines()
        .map(trim)
        .filter(|line| !line.is_empty() && !line.trim_start().starts_with(comment));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_code_is_told_from_comments_in_every_language() {
        let code = |file: &str, text: &str| Some(without_comments(text, comment(Path::new(file))?));
        for file in ["a.rs", "a.c", "a.h"] {
            assert_eq!(
                code(file, "// why\n\n  let a; // b\n").as_deref(),
                Some("let a; // b"),
                "{file}"
            );
        }
        assert_eq!(code("a.py", "# why\n  pass\n").as_deref(), Some("  pass"));
        assert_eq!(code("README.md", "# A heading\n"), None);
    }
}
