//! Writes each piece of Rust that a page shows whole into a file of its own, named after page and
//! line, for skeptic.
//!
//! skeptic compiles with edition 2021, wraps nothing in `main` and knows no `compile_fail`; so a
//! missing `main` is added here, and programs that must not compile are left to trybuild.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::base::diagnostic::Report;
use mdbook_listings::book::Book;
use mdbook_listings::read::page::Page;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::shown::{ShownCode, shown_code, test_name};
use mdbook_listings::read::workspace::Project;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let project = Project::load(&root, Settings { admonish: true, ..Settings::default() })?;
    for watched in ["src", "examples", "README.md", "CONTRIBUTING.md"] {
        println!("cargo:rerun-if-changed={}", project.root.join(watched).display());
    }
    let book = Book::read(project)?;
    // what is wrong with a page is reported by `cargo book check`; here only what can be compiled
    // counts
    let is_elsewhere = |path: &Path| book.page(path).is_none();
    let elsewhere = book.check().into_iter().filter(|diagnostic| is_elsewhere(&diagnostic.path));
    if let Err(report) = Report::new(&book.project.root, elsewhere.collect()).into_result() {
        println!("cargo:warning={}", report.to_string().replace('\n', " "));
    }
    let project = &book.project;
    let mut code: Vec<ShownCode> = book.pages.iter().flat_map(shown_code).collect();
    for file in ["README.md", "CONTRIBUTING.md"] {
        let text = std::fs::read_to_string(project.root.join(file)).unwrap_or_default();
        code.extend(shown_code(&Page::read(project, file.into(), &text).0));
    }
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").context("OUT_DIR")?).join("shown");
    std::fs::create_dir_all(&folder)?;
    let files = code
        .iter()
        .filter(|code| stands_alone(project, code))
        .map(|code| write(&folder, code))
        .collect::<Result<Vec<_>>>()?;
    skeptic::generate_doc_tests(&files);
    Ok(())
}

/// A file that names other files of its crate is compiled there, and only there; so is one of a
/// crate that is compiled alone, on which these tests do not depend.
fn stands_alone(project: &Project, shown: &ShownCode) -> bool {
    let names_others = |line: &str| {
        line.contains("crate::")
            || line.contains("super::")
            || (line.starts_with("mod ") && line.ends_with(';'))
    };
    let alone = |file| project.owner(file).is_some_and(|package| package.metadata.alone);
    let Some(file) = &shown.file else { return true };
    !alone(file) && !shown.code.lines().any(|line| names_others(line.trim()))
}

fn write(folder: &Path, shown: &ShownCode) -> Result<PathBuf> {
    let has_main = shown.code.contains("fn main(");
    let (info, code) = match &shown.file {
        // whole files run where their output is recorded; here they only have to compile
        Some(_) if has_main => ("rust,no_run", shown.code.clone()),
        Some(_) => ("rust,no_run", format!("{}\nfn main() {{}}\n", shown.code)),
        None if has_main => (shown.info.as_str(), shown.code.clone()),
        None => (shown.info.as_str(), format!("fn main() {{\n{}}}\n", shown.code)),
    };
    let path = folder.join(format!("{}_l{}.md", test_name(&shown.page), shown.line));
    let text = format!("````{info}\n{code}````\n");
    // a file that is not touched does not make Cargo build these tests again
    if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
        std::fs::write(&path, text)?;
    }
    Ok(path)
}
