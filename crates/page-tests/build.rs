//! Writes each piece of Rust that is typed into a page into a file of its own, named after page and
//! line, for skeptic. What a page includes is compiled by its crate, so this needs none of them.
//!
//! skeptic compiles with edition 2021 and wraps nothing in `main`, so a missing one is added here.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_listings::book::Book;
use mdbook_listings::read::page::Page;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::shown::{ShownCode, shown_code, test_name};
use mdbook_listings::read::workspace::Project;

/// What is wrong with a page is reported by `cargo book check`, and not here.
fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let project = Project::load(&root, Settings { admonish: true, ..Settings::default() })?;
    for watched in ["src", "README.md", "CONTRIBUTING.md"] {
        println!("cargo:rerun-if-changed={}", project.root.join(watched).display());
    }
    let book = Book::read(project)?;
    let project = &book.project;
    let mut code: Vec<ShownCode> = book.pages.iter().flat_map(shown_code).collect();
    for file in ["README.md", "CONTRIBUTING.md"] {
        let text = std::fs::read_to_string(project.root.join(file)).unwrap_or_default();
        code.extend(shown_code(&Page::read(project, file.into(), &text).0));
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").context("OUT_DIR")?);
    let folder = out.join("shown");
    std::fs::create_dir_all(&folder)?;
    let files = code.iter().map(|code| write(&folder, code)).collect::<Result<Vec<_>>>()?;
    // without a file skeptic writes none
    std::fs::write(out.join("skeptic-tests.rs"), "")?;
    skeptic::generate_doc_tests(&files);
    Ok(())
}

fn write(folder: &Path, shown: &ShownCode) -> Result<PathBuf> {
    let code = match shown.code.contains("fn main(") {
        true => shown.code.clone(),
        false => format!("fn main() {{\n{}}}\n", shown.code),
    };
    let path = folder.join(format!("{}_l{}.md", test_name(&shown.page), shown.line));
    let text = format!("````{}\n{code}````\n", shown.info);
    // a file that is not touched does not make Cargo build these tests again
    if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
        std::fs::write(&path, text)?;
    }
    Ok(path)
}
