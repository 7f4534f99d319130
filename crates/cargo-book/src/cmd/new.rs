//! `cargo book new`: page, crate and twin of a chapter, which pass at once.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::{test, write_file as write};
use crate::build::site;

pub fn new(root: &Path, chapter: &str) -> Result<()> {
    let (part, slug) =
        chapter.split_once('/').context("a chapter is named PART/CHAPTER, such as data/arrays")?;
    ensure!(
        [part, slug].iter().all(|word| is_kebab(word)),
        "part and chapter are words in lower case, joined by `-`: data/c-libraries"
    );
    let project = site::load(root)?.project;
    ensure!(
        ![part, slug].iter().any(|word| ["target", "wip"].contains(word)),
        "`target` and `wip` hold what is not part of the book; take another word"
    );
    if let Some(package) = project.packages.iter().find(|package| package.name == slug) {
        let folder = package.dir.display();
        bail!(
            "there is a crate `{slug}` already, in {folder}; crates are told apart by their names"
        );
    }
    ensure!(!RESERVED.contains(&slug), "`{slug}` cannot be the name of a crate; add a word");
    let page = PathBuf::from("src").join(part).join(format!("{slug}.md"));
    let folder = PathBuf::from("examples").join(part).join(slug);
    for path in [&page, &folder] {
        ensure!(!root.join(path).exists(), "{} exists already", path.display());
    }
    // everything that can fail is read before anything is written
    let (summary, manifest) = (listed(root, part, slug)?, depending(root, part, slug)?);
    let old = [(SUMMARY, read(root, SUMMARY)?), (PAGE_TESTS, read(root, PAGE_TESTS)?)];
    let write_all = || {
        write(root, Path::new(SUMMARY), &summary)?;
        write(root, Path::new(PAGE_TESTS), &manifest)?;
        write(root, &page, &fill(PAGE, part, slug))?;
        let file = |(path, text): &(&str, &str)| {
            write(root, &folder.join(fill(path, part, slug)), &fill(text, part, slug))
        };
        FILES.iter().try_for_each(file)
    };
    if let Err(error) = write_all() {
        // half a chapter would stand in the way of the next attempt; what cannot be undone was not done either
        let _ =
            (std::fs::remove_dir_all(root.join(&folder)), std::fs::remove_file(root.join(&page)));
        old.iter().for_each(|(path, text)| drop(write(root, Path::new(path), text)));
        return Err(error);
    }
    test::bless(root, Some(folder.clone()))?;
    println!(
        "Wrote {} and {}/. Now:\n  cargo book serve\n  cargo book test {}",
        page.display(),
        folder.display(),
        folder.display()
    );
    Ok(())
}

fn is_kebab(word: &str) -> bool {
    let ends_well = word.starts_with(|c: char| c.is_ascii_lowercase()) && !word.ends_with('-');
    ends_well && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn read(root: &Path, path: &str) -> Result<String> {
    std::fs::read_to_string(root.join(path)).with_context(|| path.to_owned())
}

/// SUMMARY.md with the page at the end of its part, or in a new part before the appendix.
fn listed(root: &Path, part: &str, slug: &str) -> Result<String> {
    let summary = read(root, SUMMARY)?;
    let entry = format!("- [{}]({part}/{slug}.md)", title(slug));
    let mut lines: Vec<&str> = summary.lines().collect();
    let last_of_part = lines.iter().rposition(|line| line.contains(&format!("]({part}/")));
    let heading = format!("# {}\n", title(part));
    match (last_of_part, lines.iter().position(|line| line.contains("](appendix/"))) {
        (Some(at), _) => lines.insert(at + 1, &entry),
        (None, Some(appendix)) => {
            let at = lines[..appendix]
                .iter()
                .rposition(|line| line.starts_with("# "))
                .unwrap_or(appendix);
            lines.splice(at..at, [heading.as_str(), entry.as_str(), ""]);
        }
        (None, None) => lines.extend(["", heading.as_str(), entry.as_str()]),
    }
    Ok(lines.join("\n") + "\n")
}

/// The manifest of page-tests, which compiles what pages show and so depends on every chapter's crate.
fn depending(root: &Path, part: &str, slug: &str) -> Result<String> {
    let mut manifest = read(root, PAGE_TESTS)?;
    let taken = manifest.lines().any(|line| line.split([' ', '.', '=']).next() == Some(slug));
    ensure!(!taken, "`{slug}` is a crate that {PAGE_TESTS} needs; add a word");
    let line = format!("{slug} = {{ path = \"../../examples/{part}/{slug}\" }}\n");
    let at = manifest
        .find("# chapters end")
        .with_context(|| format!("{PAGE_TESTS} has lost its `# chapters end` line"))?;
    manifest.insert_str(at, &line);
    Ok(manifest)
}

fn title(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        let mut title = first.to_uppercase().to_string();
        let _ = write!(title, "{}", letters.as_str());
        title
    })
}

fn fill(template: &str, part: &str, slug: &str) -> String {
    template
        .replace("PART", part)
        .replace("SLUG", slug)
        .replace("CRATE", &slug.replace('-', "_"))
        .replace("TITLE", &title(slug))
}

const SUMMARY: &str = "src/SUMMARY.md";
const PAGE_TESTS: &str = "crates/page-tests/Cargo.toml";
/// Words in kebab-case that Cargo or rustc do not take for a crate.
const RESERVED: [&str; 60] = [
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "build",
    "const",
    "continue",
    "core",
    "crate",
    "deps",
    "do",
    "dyn",
    "else",
    "enum",
    "examples",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "incremental",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc-macro",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];
const FILES: [(&str, &str); 5] = [
    ("Cargo.toml", include_str!("new/Cargo.toml.txt")),
    ("src/lib.rs", include_str!("new/lib.rs.txt")),
    ("src/bin/SLUG.rs", include_str!("new/bin.rs.txt")),
    ("twin/SLUG.py", include_str!("new/twin.py.txt")),
    ("output/SLUG.txt", "$ cargo run --package SLUG --bin SLUG\n"),
];
const PAGE: &str = include_str!("new/page.md.txt");
