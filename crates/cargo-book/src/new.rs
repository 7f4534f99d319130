//! `cargo book new`: page, crate and twin of a chapter, which pass at once.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{site, test};

pub fn new(root: &Path, chapter: &str) -> Result<()> {
    let (part, slug) = chapter.split_once('/').context("a chapter is named PART/CHAPTER, such as data/arrays")?;
    ensure!(
        [part, slug].iter().all(|word| is_kebab(word)),
        "part and chapter are words in lower case, joined by `-`: data/c-libraries"
    );
    let project = site::load(root)?.project;
    ensure!(
        project.packages.iter().all(|package| package.name != slug),
        "there is a crate `{slug}` already; crates are told apart by their names"
    );
    let page = PathBuf::from("src").join(part).join(format!("{slug}.md"));
    let folder = PathBuf::from("examples").join(part).join(slug);
    for path in [&page, &folder] {
        ensure!(!root.join(path).exists(), "{} exists already", path.display());
    }
    for (path, template) in FILES {
        write(root, &folder.join(fill(path, part, slug)), &fill(template, part, slug))?;
    }
    write(root, &page, &fill(PAGE, part, slug))?;
    list(root, part, slug)?;
    depend(root, part, slug)?;
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

fn write(root: &Path, path: &Path, text: &str) -> Result<()> {
    let full = root.join(path);
    std::fs::create_dir_all(full.parent().unwrap_or(root))?;
    std::fs::write(&full, text).with_context(|| path.display().to_string())
}

/// Puts the page at the end of its part in SUMMARY.md, or into a new part before the appendix.
fn list(root: &Path, part: &str, slug: &str) -> Result<()> {
    let path = root.join("src/SUMMARY.md");
    let summary = std::fs::read_to_string(&path)?;
    let entry = format!("- [{}]({part}/{slug}.md)", title(slug));
    let mut lines: Vec<&str> = summary.lines().collect();
    let last_of_part = lines.iter().rposition(|line| line.contains(&format!("]({part}/")));
    let heading = format!("# {}\n", title(part));
    match (last_of_part, lines.iter().position(|line| line.contains("](appendix/"))) {
        (Some(at), _) => lines.insert(at + 1, &entry),
        (None, Some(appendix)) => {
            let at = lines[..appendix].iter().rposition(|line| line.starts_with("# ")).unwrap_or(appendix);
            lines.splice(at..at, [heading.as_str(), entry.as_str(), ""]);
        }
        (None, None) => lines.extend(["", heading.as_str(), entry.as_str()]),
    }
    std::fs::write(path, lines.join("\n") + "\n").context("src/SUMMARY.md")
}

/// page-tests compiles what pages show, so it depends on every chapter's crate.
fn depend(root: &Path, part: &str, slug: &str) -> Result<()> {
    let path = root.join("crates/page-tests/Cargo.toml");
    let mut manifest = std::fs::read_to_string(&path)?;
    let line = format!("{slug} = {{ path = \"../../examples/{part}/{slug}\" }}\n");
    let at =
        manifest.find("# chapters end").context("crates/page-tests/Cargo.toml has lost its `# chapters end` line")?;
    manifest.insert_str(at, &line);
    std::fs::write(path, manifest).context("crates/page-tests/Cargo.toml")
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

const FILES: [(&str, &str); 5] = [
    ("Cargo.toml", include_str!("new/Cargo.toml.txt")),
    ("src/lib.rs", include_str!("new/lib.rs.txt")),
    ("src/bin/SLUG.rs", include_str!("new/bin.rs.txt")),
    ("twin/SLUG.py", include_str!("new/twin.py.txt")),
    ("output/SLUG.txt", "$ cargo run --package SLUG --bin SLUG\n"),
];
const PAGE: &str = include_str!("new/page.md.txt");
