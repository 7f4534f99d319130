//! `cargo book test` and `cargo book bless`: all checks, all errors, one summary.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use mdbook_listings::base::diagnostic::{Format, Report};
use mdbook_listings::base::files::{Walk, files_below, slashed};
use mdbook_listings::book::Book;
use mdbook_listings::read::package::Package;
use mdbook_listings::read::page::Page;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::{Count, Options, Outcome, Scope, verify};

use crate::browser;
use crate::build::{demos, site};
use crate::cmd::{measure, snippets};
use crate::process::{progress, stop_on_interrupt};

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
        if measured.current > 0 {
            outcome.pass("measurements", measured.current);
        }
        measured.wrong.into_iter().for_each(|wrong| outcome.fail("measurements", wrong));
        measured.older.len()
    });
    outcome.time("snippets", |outcome| snippets::test(&book, only, fresh, outcome));
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
    let unrecorded = options.only.as_deref().map(|only| unrecorded(&book, only));
    unrecorded.iter().flatten().for_each(|program| println!("{program}"));
    if outcome.written.is_empty() {
        println!("nothing has changed");
    }
    Ok(())
}

/// The programs of what was blessed that no recording names, and how one is begun.
fn unrecorded(book: &Book, only: &Path) -> Vec<String> {
    let scope = Scope::new(&book.project, &book.pages, Some(only));
    let packages = book.project.example_packages().filter(|package| scope.includes(&package.dir));
    let programs = packages.flat_map(|package| {
        let output = package.dir.join("output");
        let recordings = files_below(&book.project.root, &output, Walk::Authored);
        let texts = recordings.iter().filter_map(|file| book.project.read(file).ok());
        let commands = texts.filter_map(|file| Some(file.text.lines().next()?.to_owned() + " "));
        let commands: Vec<String> = commands.collect();
        let programs = package.targets.iter().filter(|target| target.kind == "bin");
        let missing = programs.filter(move |program| {
            let named = format!(" --bin {} ", program.name);
            !commands.iter().any(|command| command.contains(&named))
        });
        missing.map(move |program| {
            let (file, name) = (slashed(&program.path), &program.name);
            let begin = slashed(&output.join(name));
            let command = format!("$ cargo run --package {} --bin {name}", package.name);
            format!("{file} is not recorded: `{command}` as the only line of {begin}.txt begins it")
        })
    });
    programs.collect()
}

fn totals(outcome: &Outcome) -> (usize, usize, usize) {
    let sum = |pick: fn(&Count) -> usize| outcome.counts.values().map(pick).sum();
    (sum(|count| count.passed), sum(|count| count.failed), sum(|count| count.skipped))
}
