//! `cargo book new`: a chapter (page, crate and twin, which pass at once), or a page below a
//! chapter.

pub mod summary;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use mdbook_listings::base::suggest::did_you_mean;
use mdbook_listings::read::page::{page_files, title};
use mdbook_listings::read::summary::read_entries;
use mdbook_listings::read::workspace::Project;

use super::{test, write_file};
use crate::build::site;
use crate::chapter;

pub fn new(root: &Path, name: &str, new_part: bool) -> Result<()> {
    let project = site::load(root)?.project;
    let name = chapter::short_name(&project, name);
    ensure_name(&name)?;
    let words: Vec<&str> = name.split('/').collect();
    match words.as_slice() {
        [part, slug] => new_chapter(&project, part, slug, new_part),
        [part, slug, page] => new_page(&project, &format!("{part}/{slug}"), page),
        _ => Ok(()),
    }
}

/// A name has two or three words that Cargo, Git and addresses can take.
pub fn ensure_name(name: &str) -> Result<()> {
    let words: Vec<&str> = name.split('/').collect();
    ensure!(
        words.iter().all(|word| is_kebab(word)),
        "part and chapter are words in lower case, joined by `-`: data/c-libraries"
    );
    ensure!(
        !words.iter().any(|word| ["target", "wip"].contains(word)),
        "`target` and `wip` hold what is not part of the book; choose another word"
    );
    ensure!(
        (2..=3).contains(&words.len()),
        "a chapter is named PART/CHAPTER, such as data/arrays, and a page below it PART/CHAPTER/PAGE"
    );
    Ok(())
}

fn is_kebab(word: &str) -> bool {
    let ends_well = word.starts_with(|c: char| c.is_ascii_lowercase()) && !word.ends_with('-');
    ends_well && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// A page with its crate.
fn new_chapter(project: &Project, part: &str, slug: &str, new_part: bool) -> Result<()> {
    ensure_crate_name(project, slug)?;
    ensure_part(project, part, new_part)?;
    let root = &project.root;
    let page = project.settings.src.join(part).join(format!("{slug}.md"));
    let folder = project.settings.examples.join(part).join(slug);
    ensure_absent(root, &page)?;
    ensure_absent(root, &folder)?;
    let fill = |template: &str| fill(template, part, slug);
    let entry = format!("- [{}]({part}/{slug}.md)", title_of(slug));
    let mut files = vec![
        (summary_path(project), summary::add_chapter(&read_summary(project)?, part, &entry)),
        (page.clone(), fill(PAGE)),
    ];
    let own = FILES.iter().map(|(path, text)| (folder.join(fill(path)), fill(text)));
    files.extend(own);
    write_all(root, &files).inspect_err(|_| {
        let _ = std::fs::remove_dir_all(root.join(&folder));
    })?;
    test::bless(root, Some(folder.clone()))?;
    let (page, folder) = (page.display(), folder.display());
    println!("Wrote {page} and {folder}/. Now:\n  cargo book serve\n  cargo book test {folder}");
    Ok(())
}

/// A page below a chapter, which uses the chapter's crate.
fn new_page(project: &Project, chapter: &str, slug: &str) -> Result<()> {
    let src = &project.settings.src;
    let above = PathBuf::from(format!("{chapter}.md"));
    let text = read_summary(project)?;
    let Some(summary) = summary::add_below(&text, &above, slug, &title_of(slug)) else {
        let pages: Vec<String> = read_entries(&text)
            .iter()
            .map(|entry| chapter::short_name(project, &entry.page.to_string_lossy()))
            .collect();
        let help = did_you_mean(chapter, pages.iter().map(String::as_str));
        bail!("no chapter `{chapter}` that `{slug}` could be below; {help}");
    };
    let parent = project.read(&src.join(&above)).map(|file| title(&file.text).to_owned());
    let parent = parent.ok().with_context(|| format!("no page {}", src.join(&above).display()))?;
    let page = src.join(chapter).join(format!("{slug}.md"));
    let above = above.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ensure_absent(&project.root, &page)?;
    let filled = PAGE_BELOW
        .replace("TITLE", &title_of(slug))
        .replace("PARENT", &parent)
        .replace("FILE", &above);
    let files = [(summary_path(project), summary), (page.clone(), filled)];
    write_all(&project.root, &files)?;
    let page = page.display();
    println!("Wrote {page}. Now:\n  cargo book serve\n  cargo book test {page}");
    Ok(())
}

/// A part that does not exist is a typing error, unless it was asked for.
pub fn ensure_part(project: &Project, part: &str, new_part: bool) -> Result<()> {
    let pages = page_files(project);
    let pages = pages.iter().filter_map(|page| page.strip_prefix(&project.settings.src).ok());
    let mut parts: Vec<&str> =
        pages.filter_map(|page| page.parent()?.iter().next()?.to_str()).collect();
    parts.sort_unstable();
    parts.dedup();
    let help = did_you_mean(part, parts.iter().copied());
    ensure!(
        new_part || parts.contains(&part),
        "no part `{part}` (add `--new-part` to start one); {help}"
    );
    Ok(())
}

pub fn ensure_absent(root: &Path, path: &Path) -> Result<()> {
    ensure!(!root.join(path).exists(), "{} already exists", path.display());
    Ok(())
}

pub fn ensure_crate_name(project: &Project, slug: &str) -> Result<()> {
    if let Some(package) = project.packages.iter().find(|package| package.name == slug) {
        let folder = package.dir.display();
        bail!("there is already a crate `{slug}`, in {folder}; each crate needs its own name");
    }
    ensure!(!RESERVED.contains(&slug), "`{slug}` cannot be the name of a crate; add a word");
    Ok(())
}

/// Writes all files or, if one cannot be written, none: half a chapter would be in the way of the
/// next attempt.
fn write_all(root: &Path, files: &[(PathBuf, String)]) -> Result<()> {
    let old: Vec<_> = files.iter().map(|(path, _)| std::fs::read(root.join(path)).ok()).collect();
    let write = |(path, text): &(PathBuf, String)| write_file(root, path, text);
    files.iter().try_for_each(write).inspect_err(|_| {
        for ((path, _), old) in files.iter().zip(&old) {
            // what cannot be undone was not done either
            let path = root.join(path);
            let _ = old
                .as_ref()
                .map_or_else(|| std::fs::remove_file(&path), |old| std::fs::write(&path, old));
        }
    })
}

fn summary_path(project: &Project) -> PathBuf {
    project.settings.src.join("SUMMARY.md")
}

fn read_summary(project: &Project) -> Result<String> {
    read(&project.root, &summary_path(project))
}

fn read(root: &Path, path: &Path) -> Result<String> {
    std::fs::read_to_string(root.join(path)).with_context(|| path.display().to_string())
}

/// `C libraries` of `c-libraries`.
fn title_of(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn fill(template: &str, part: &str, slug: &str) -> String {
    template
        .replace("PART", part)
        .replace("SLUG", slug)
        .replace("CRATE", &slug.replace('-', "_"))
        .replace("TITLE", &title_of(slug))
}

/// Words in kebab-case that Cargo or rustc do not accept as the name of a crate.
#[rustfmt::skip]
const RESERVED: [&str; 60] = [
    "abstract", "alloc", "as", "async", "await", "become", "box", "break", "build", "const", "continue", "core",
    "crate", "deps", "do", "dyn", "else", "enum", "examples", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "incremental", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
    "proc-macro", "pub", "ref", "return", "self", "static", "std", "struct", "super", "test", "trait", "true", "try",
    "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
const FILES: [(&str, &str); 5] = [
    ("Cargo.toml", include_str!("Cargo.toml.txt")),
    ("src/lib.rs", include_str!("lib.rs.txt")),
    ("src/bin/SLUG.rs", include_str!("bin.rs.txt")),
    ("twin/SLUG.py", include_str!("twin.py.txt")),
    ("output/SLUG.txt", "$ cargo run --package SLUG --bin SLUG\n"),
];
const PAGE: &str = include_str!("page.md.txt");
const PAGE_BELOW: &str = include_str!("page-below.md.txt");
