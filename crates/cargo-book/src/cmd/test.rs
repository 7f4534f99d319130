//! `cargo book test` and `cargo book bless`: all checks, all errors, one summary.

use std::path::{Path, PathBuf};

use anyhow::Result;
use mdbook_listings::base::diagnostic::{Diagnostic, Fault, Format, Report};
use mdbook_listings::book::Book;
use mdbook_listings::read::package::Package;
use mdbook_listings::read::page::Page;
use mdbook_listings::read::shown::test_name;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::crates::{self as verify, Options, Outcome};
use mdbook_listings::run::process::{self, Limits};
use mdbook_listings::run::stamps::Stamps;

use crate::browser;
use crate::build::site;
use crate::cmd::measure;
use crate::process::{cargo, progress, stop_on_interrupt};

pub fn test(
    root: &Path,
    fresh: bool,
    in_browser: bool,
    only: Option<PathBuf>,
    format: Format,
) -> Result<()> {
    stop_on_interrupt();
    let book = site::read(root)?;
    let only = only.filter(|path| !path.as_os_str().is_empty());
    let options = Options { fresh, bless: false, only, progress: &progress };
    let mut outcome = verify::verify(&book.project, &book.pages, &options);
    pages(&book, &mut outcome);
    let only = options.only.as_deref();
    let scope = only.map(|only| verify::scope(&book.project, &book.pages, only));
    let wanted = |package: &Package| {
        scope.as_ref().is_none_or(|scope| scope.iter().any(|path| package.dir.starts_with(path)))
    };
    measure::check::check(&book.project, &wanted, &mut outcome);
    if only.is_none_or(|only| only.starts_with(&book.project.settings.src)) {
        snippets(&book.project, &book.pages, fresh, &mut outcome);
    }
    if in_browser {
        browser::browse(root, &book.project, &mut outcome)?;
    }
    let (passed, failed, skipped) = totals(&outcome);
    let report =
        Report::new(&book.project.root, std::mem::take(&mut outcome.diagnostics)).into_result();
    if let Err(report) = &report {
        let text = report.render(format, std::io::IsTerminal::is_terminal(&std::io::stdout()));
        println!("{text}\n");
    }
    println!("{}", outcome.summary());
    match skipped {
        0 => println!("{passed} passed, {failed} failed"),
        _ => println!("{passed} passed, {failed} failed, {skipped} skipped"),
    }
    if report.is_err() { std::process::exit(1) } else { Ok(()) }
}

/// What reading alone has shown: pages and links hold, or each that does not is reported.
fn pages(book: &Book, outcome: &mut Outcome) {
    let diagnostics = book.check();
    let is_bad = |page: &&Page| diagnostics.iter().any(|diagnostic| diagnostic.path == page.path);
    let bad = book.pages.iter().filter(is_bad).count();
    outcome.pass("pages", book.pages.len() - bad);
    if diagnostics.is_empty() {
        let links = book.pages.iter().map(|page| page.parsed.links.len()).sum();
        return outcome.pass("links", links);
    }
    // an error in the summary or in a crate fails the book, even if it names no page
    outcome.counts.entry("pages").or_default().failed += bad.max(1);
    outcome.diagnostics.extend(diagnostics);
}

/// Runs the code that stands in pages, README.md and CONTRIBUTING.md, through skeptic.
fn snippets(project: &Project, pages: &[Page], fresh: bool, outcome: &mut Outcome) {
    let stamps = Stamps::new(project, fresh);
    let (package, hash) =
        (Path::new("page-tests"), stamps.hash_text(pages, &["README.md", "CONTRIBUTING.md"]));
    let counted = project.target_dir.join("book/snippets.txt");
    if !stamps.holds("snippets", package, &hash) {
        progress("Testing the code in the pages");
        let run = process::run(
            cargo(project).args(["test", "--no-fail-fast", "--package", "page-tests"]),
            Limits::BUILD,
        );
        let text = match run {
            Ok(run) if run.success() => {
                let _ = std::fs::write(
                    &counted,
                    run.stdout
                        .lines()
                        .filter(|line| line.starts_with("test ") && line.ends_with("... ok"))
                        .count()
                        .to_string(),
                );
                stamps.keep("snippets", package, &hash);
                String::new()
            }
            Ok(run) => run.stdout + &run.stderr,
            Err(message) => message,
        };
        if !text.is_empty() {
            return failed_snippets(pages, &text, outcome);
        }
    }
    outcome.pass(
        "snippets",
        std::fs::read_to_string(&counted).ok().and_then(|text| text.parse().ok()).unwrap_or(0),
    );
}

/// page-tests names each test after its page and line.
fn failed_snippets(pages: &[Page], text: &str, outcome: &mut Outcome) {
    let failed: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"))
        .collect();
    for name in &failed {
        let place = pages.iter().find_map(|page| {
            let line: usize = name
                .strip_prefix(&test_name(&page.path))?
                .strip_prefix("_l")?
                .split('_')
                .next()?
                .parse()
                .ok()?;
            let start = page.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            Some(Fault::new("").at(start..start + 1).in_file(&page.path))
        });
        let detail = text.split(&format!("---- {name} stdout ----")).nth(1).unwrap_or("");
        let place =
            place.unwrap_or_else(|| Diagnostic::whole_file("", "crates/page-tests/Cargo.toml"));
        outcome.fail(
            "snippets",
            Diagnostic { message: "this code fails as the page shows it".into(), ..place }
                .help(essence(detail)),
        );
    }
    if failed.is_empty() {
        let last: Vec<&str> = text.lines().rev().take(25).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        outcome.fail(
            "snippets",
            Diagnostic::whole_file(
                "the code in the pages was not tested",
                "crates/page-tests/Cargo.toml",
            )
            .help(last.join("\n")),
        );
    }
}

/// What rustc or the program says, without what skeptic adds: its own panic, with a command line of thousands of signs.
fn essence(detail: &str) -> String {
    let skeptic = |line: &str| line.contains("panicked at") && line.contains("skeptic");
    let ends = |line: &&str| line.starts_with("error: aborting due to") || skeptic(line);
    let idle = |line: &&str| line.starts_with("note: run with `RUST_BACKTRACE");
    let lines: Vec<&str> =
        detail.lines().take_while(|line| !ends(line)).filter(|line| !idle(line)).take(25).collect();
    lines.join("\n").trim().to_owned()
}

pub fn bless(root: &Path, only: Option<PathBuf>) -> Result<()> {
    stop_on_interrupt();
    let book = site::read(root)?;
    let only = only.filter(|path| !path.as_os_str().is_empty());
    let options = Options { fresh: true, bless: true, only, progress: &progress };
    let outcome = verify::verify(&book.project, &book.pages, &options);
    for file in &outcome.written {
        println!("wrote {}", file.display());
    }
    for reason in &outcome.skipped {
        println!("skipped {reason}");
    }
    Report::new(&book.project.root, outcome.diagnostics).into_result()?;
    if outcome.written.is_empty() {
        println!("nothing has changed");
    }
    Ok(())
}

fn totals(outcome: &Outcome) -> (usize, usize, usize) {
    let sum = |pick: fn(&verify::Count) -> usize| outcome.counts.values().map(pick).sum();
    (sum(|count| count.passed), sum(|count| count.failed), sum(|count| count.skipped))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_failed_snippet_is_told_without_the_command_that_compiled_it() {
        let rustc = "error[E0425]: cannot find value `x`\n --> test.rs:2:5\n\n";
        let skeptic = "thread 'a' (7) panicked at /registry/skeptic-0.14.2/src/rt.rs:398:13:\nCommand failed:\n\"rustc\"\n";
        let told = super::essence(&format!(
            "\n{rustc}error: aborting due to 1 previous error\n\n{skeptic}"
        ));
        assert_eq!(told, rustc.trim());
        let panic = "thread 'main' (8) panicked at test.rs:2:5:\nassertion failed";
        let note = "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace";
        assert_eq!(super::essence(&format!("{panic}\n{note}\n{skeptic}")), panic);
    }
}
