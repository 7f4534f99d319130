//! How building time grows with the number of chapters, beside stock mdBook where it is installed.
//!
//! `cargo bench --profile dev --package cargo-book [-- 100 1000]` prints medians of five
//! interleaved builds.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;
const CHAPTERS_A_CRATE: usize = 10;
/// The weaving, which replaces mdBook's own handling of includes.
const CHECKED: &str = "[preprocessor.listings]\ncommand = \"in process\"\nbefore = [\"links\"]\nrenderers = [\"html\", \"test\"]\n\
                       [preprocessor.admonish]\ncommand = \"in process\"\nrenderers = [\"html\"]\nassets_version = \"3.1.0\"\n";

fn main() -> std::io::Result<()> {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1000] } else { sizes };
    println!("{:>8} {:>12} {:>12} {:>6}", "chapters", "cargo book", "mdbook", "ratio");
    for chapters in sizes {
        let (folder, plain) = (tempfile::tempdir()?, tempfile::tempdir()?);
        generate(folder.path(), chapters, CHECKED)?;
        generate(plain.path(), chapters, "")?;
        let (mut ours, mut stock) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            ours.push(time(
                Command::new(env!("CARGO_BIN_EXE_cargo-book")).args(["build", "--draft"]),
                folder.path(),
            ));
            stock.push(time(Command::new("mdbook").arg("build"), plain.path()));
        }
        let (ours, stock) = (median(ours), median(stock));
        let ratio = ours.zip(stock).map(|(ours, stock)| ours.as_secs_f64() / stock.as_secs_f64());
        println!(
            "{chapters:>8} {:>12} {:>12} {:>6}",
            seconds(ours),
            seconds(stock),
            ratio.map_or("–".into(), |r| format!("{r:.2}"))
        );
    }
    Ok(())
}

/// `None` if the program is not there or fails.
fn time(command: &mut Command, folder: &Path) -> Option<Duration> {
    let start = Instant::now();
    let status =
        command.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then(|| start.elapsed())
}

fn median(runs: Vec<Option<Duration>>) -> Option<Duration> {
    let mut runs: Vec<Duration> = runs.into_iter().collect::<Option<_>>()?;
    runs.sort();
    runs.get(runs.len() / 2).copied()
}

fn seconds(time: Option<Duration>) -> String {
    time.map_or("–".to_owned(), |time| format!("{:.2} s", time.as_secs_f64()))
}

/// A book whose chapters each show a listing and its output. Stock mdBook reads the same files.
fn generate(root: &Path, chapters: usize, preprocessors: &str) -> std::io::Result<()> {
    let write = |path: String, text: String| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(root))?;
        std::fs::write(path, text)
    };
    write("book.toml".into(), format!("[book]\ntitle = \"Generated\"\n{preprocessors}"))?;
    write(
        "Cargo.toml".into(),
        "[workspace]\nmembers = [\"examples/*/*\"]\nresolver = \"3\"\n".into(),
    )?;
    let mut summary = String::from("# Summary\n\n");
    for chapter in 0..chapters {
        let (part, of) =
            (chapter / CHAPTERS_A_CRATE, format!("examples/part/c{}", chapter / CHAPTERS_A_CRATE));
        if chapter % CHAPTERS_A_CRATE == 0 {
            let modules: String =
                (0..CHAPTERS_A_CRATE).map(|n| format!("pub mod m{n};\n")).collect();
            write(format!("{of}/src/lib.rs"), modules)?;
            write(
                format!("{of}/Cargo.toml"),
                format!("[package]\nname = \"c{part}\"\nedition = \"2024\"\n"),
            )?;
        }
        let module = chapter % CHAPTERS_A_CRATE;
        // every module exists, also where the last crate has fewer chapters
        for n in module..CHAPTERS_A_CRATE {
            let function = format!("pub fn f{n}(x: u32) -> u32 {{\n    x + {n}\n}}\n");
            let shown = format!("// ANCHOR: f\n{function}// ANCHOR_END: f\n");
            write(format!("{of}/src/m{n}.rs"), if n == module { shown } else { function })?;
        }
        write(
            format!("{of}/output/m{module}.txt"),
            format!("$ cargo run --package c{part} --bin m{module}\n{chapter}\n"),
        )?;
        let _ = writeln!(summary, "- [Chapter {chapter}](part/p{chapter}.md)");
        write(format!("src/part/p{chapter}.md"), page(chapter, &of, module))?;
    }
    write("src/SUMMARY.md".into(), summary)
}

fn page(chapter: usize, of: &str, module: usize) -> String {
    let mut text = format!("# Chapter {chapter}\n\n");
    for section in 0..6 {
        let _ = writeln!(text, "## Section {section}\n");
        for _ in 0..4 {
            text += "A paragraph of ordinary prose, with `code`, *emphasis* and a [link](#section-1), long enough to be read. ";
            text += "It is repeated so that the page has the weight of a real chapter and not that of a stub.\n\n";
        }
    }
    text + &format!(
        "```rust\n{{{{#include ../../{of}/src/m{module}.rs:f}}}}\n```\n\n```console\n{{{{#include ../../{of}/output/m{module}.txt}}}}\n```\n"
    )
}
