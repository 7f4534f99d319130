//! `cargo book test` and `cargo book bless`: all checks, all errors, one summary.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use mdbook_listings::base::diagnostic::{Diagnostic, Fault, Format, Report};
use mdbook_listings::book::Book;
use mdbook_listings::read::package::Package;
use mdbook_listings::read::page::Page;
use mdbook_listings::read::shown::test_name;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::process::{self, Limits};
use mdbook_listings::run::stamps::Stamps;
use mdbook_listings::run::{Count, Options, Outcome, Scope, verify};

use crate::browser;
use crate::build::{demos, site};
use crate::cmd::measure;
use crate::process::{cargo, progress, stop_on_interrupt};

/// What a user asks `cargo book test` for.
pub struct Wishes {
    pub fresh: bool,
    pub lint: bool,
    pub browser: bool,
    pub only: Option<PathBuf>,
}

pub fn test(root: &Path, wishes: Wishes, format: Format) -> Result<()> {
    let start = Instant::now();
    stop_on_interrupt();
    let Wishes { fresh, lint, .. } = wishes;
    let only = wishes.only.filter(|path| !path.as_os_str().is_empty());
    let mut reading = Outcome::default();
    let book = reading.time("read", |_| site::read(root))?;
    let options = Options { fresh, lint, bless: false, only, progress: &progress };
    let mut outcome = std::thread::scope(|scope| {
        // for another target, so neither waits for the other's lock on what Cargo builds
        let demos = wishes.browser.then(|| scope.spawn(|| demos::compile_ahead(&book.project)));
        let outcome = verify(&book.project, &book.pages, &options);
        drop(demos.map(std::thread::ScopedJoinHandle::join));
        outcome
    });
    outcome.times.append(&mut reading.times);
    outcome.time("pages", |outcome| pages(&book, outcome));
    let only = options.only.as_deref();
    let scope = Scope::new(&book.project, &book.pages, only);
    let wanted = |package: &Package| scope.includes(&package.dir);
    let older = outcome.time("measurements", |outcome| {
        let measured = measure::check(&book.project, &wanted);
        measured.warn(root, format);
        outcome.pass("measurements", measured.current);
        measured.wrong.into_iter().for_each(|wrong| outcome.fail("measurements", wrong));
        measured.older.len()
    });
    if only.is_none_or(|only| only.starts_with(&book.project.settings.src)) {
        outcome.time("snippets", |outcome| snippets(&book, fresh, outcome));
    }
    if wishes.browser {
        outcome.time("browser", |outcome| browser::browse(root, &book.project, outcome))?;
    }
    eprintln!("{}", outcome.times(start));
    report(&book.project, outcome, older, format)
}

/// Prints all errors and one summary.
fn report(project: &Project, mut outcome: Outcome, older: usize, format: Format) -> Result<()> {
    let (passed, failed, skipped) = totals(&outcome);
    let report = Report::new(&project.root, std::mem::take(&mut outcome.diagnostics)).into_result();
    if let Err(report) = &report {
        let text = report.render(format, std::io::IsTerminal::is_terminal(&std::io::stdout()));
        println!("{text}\n");
    }
    println!("{}", outcome.summary());
    let others = [(skipped, "skipped"), (older, "to be measured again")];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    let others: String = others.map(|(count, what)| format!(", {count} {what}")).collect();
    println!("{passed} passed, {failed} failed{others}");
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

/// Compiles and runs the code in pages, README.md and CONTRIBUTING.md, through skeptic.
fn snippets(book: &Book, fresh: bool, outcome: &mut Outcome) {
    let stamps = Stamps::new(&book.project, fresh);
    let inputs = ["README.md", "CONTRIBUTING.md", "crates/page-tests"];
    let (package, hash) = (Path::new("page-tests"), stamps.hash_text(&book.pages, &inputs));
    let noted = stamps.note("snippets", package, &hash).and_then(|count| count.parse().ok());
    if let Some(count) = noted {
        return outcome.pass("snippets", count);
    }
    progress("Testing the code in the pages");
    let mut cargo = cargo(&book.project);
    cargo.args(["test", "--no-fail-fast", "--package", "page-tests"]);
    match process::run(&mut cargo, Limits::BUILD) {
        Ok(run) if run.success() => {
            let passes = |line: &&str| line.starts_with("test ") && line.ends_with("... ok");
            let count = run.stdout.lines().filter(passes).count();
            stamps.keep_with("snippets", package, &hash, &count.to_string());
            outcome.pass("snippets", count);
        }
        Ok(run) => failed_snippets(&book.pages, &(run.stdout + &run.stderr), outcome),
        Err(message) => failed_snippets(&book.pages, &message, outcome),
    }
}

/// Reports each failed test where its page shows the code.
fn failed_snippets(pages: &[Page], text: &str, outcome: &mut Outcome) {
    let manifest = || Diagnostic::whole_file("", "crates/page-tests/Cargo.toml");
    let lines = text.lines();
    let failed: Vec<&str> =
        lines.filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED")).collect();
    for name in &failed {
        let detail = text.split(&format!("---- {name} stdout ----")).nth(1).unwrap_or("");
        let place = pages.iter().find_map(|page| snippet_of(page, name)).unwrap_or_else(manifest);
        let message = "this code fails as the page shows it".into();
        let failed = Diagnostic { message, ..place };
        outcome.fail("snippets", failed.help(shorten(detail)));
    }
    if failed.is_empty() {
        let lines: Vec<&str> = text.lines().collect();
        let last = lines[lines.len().saturating_sub(25)..].join("\n");
        let message = "the code in the pages was not tested".into();
        outcome.fail("snippets", Diagnostic { message, ..manifest() }.help(last));
    }
}

/// The place of the snippet after which page-tests names a test: by its page and line.
fn snippet_of(page: &Page, test: &str) -> Option<Diagnostic> {
    let rest = test.strip_prefix(&test_name(&page.path))?.strip_prefix("_l")?;
    let line: usize = rest.split('_').next()?.parse().ok()?;
    let start = page.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    Some(Fault::new("").at(start..start + 1).in_file(&page.path))
}

/// What rustc or the program says, without what skeptic adds: its own panic, with a command line of
/// thousands of characters.
fn shorten(detail: &str) -> String {
    let skeptic = |line: &str| line.contains("panicked at") && line.contains("skeptic");
    let ends = |line: &&str| line.starts_with("error: aborting due to") || skeptic(line);
    let note = |line: &&str| line.starts_with("note: run with `RUST_BACKTRACE");
    let lines: Vec<&str> =
        detail.lines().take_while(|line| !ends(line)).filter(|line| !note(line)).take(25).collect();
    lines.join("\n").trim().to_owned()
}

pub fn bless(root: &Path, only: Option<PathBuf>) -> Result<()> {
    stop_on_interrupt();
    let book = site::read(root)?;
    let only = only.filter(|path| !path.as_os_str().is_empty());
    let options = Options { fresh: true, bless: true, lint: false, only, progress: &progress };
    let outcome = verify(&book.project, &book.pages, &options);
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
    let sum = |pick: fn(&Count) -> usize| outcome.counts.values().map(pick).sum();
    (sum(|count| count.passed), sum(|count| count.failed), sum(|count| count.skipped))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_failed_snippet_is_reported_without_the_command_that_compiled_it() {
        let rustc = "error[E0425]: cannot find value `x`\n --> test.rs:2:5\n\n";
        let skeptic = "thread 'a' (7) panicked at /registry/skeptic-0.14.2/src/rt.rs:398:13:\n\
            Command failed:\n\"rustc\"\n";
        let shown = super::shorten(&format!(
            "\n{rustc}error: aborting due to 1 previous error\n\n{skeptic}"
        ));
        assert_eq!(shown, rustc.trim());
        let panic = "thread 'main' (8) panicked at test.rs:2:5:\nassertion failed";
        let note = "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace";
        assert_eq!(super::shorten(&format!("{panic}\n{note}\n{skeptic}")), panic);
    }
}
