//! The code typed into pages, README.md and CONTRIBUTING.md: compiled and run through skeptic, by the
//! tests of page-tests.

use std::path::Path;

use mdbook_listings::base::diagnostic::{Diagnostic, Fault};
use mdbook_listings::book::Book;
use mdbook_listings::read::page::Page;
use mdbook_listings::read::shown::{shown_code, test_name};
use mdbook_listings::run::process::{self, Limits, limit_each};
use mdbook_listings::run::stamps::Stamps;
use mdbook_listings::run::{Outcome, Scope};

use crate::process::{cargo, progress};

/// Tests the code of all pages, or of those that belong to a path.
pub fn test(book: &Book, only: Option<&Path>, fresh: bool, outcome: &mut Outcome) {
    let stamps = Stamps::new(&book.project, fresh);
    let inputs = ["README.md", "CONTRIBUTING.md", "crates/page-tests"];
    let (all, hash) = (Path::new("page-tests"), stamps.hash_text(&book.pages, &inputs));
    let tests = only.map(|only| tests_of(book, only));
    if tests.as_ref().is_some_and(Vec::is_empty) {
        return;
    }
    let package = only.unwrap_or(all);
    let noted = stamps.note("snippets", package, &hash).and_then(|count| count.parse().ok());
    if let Some(count) = noted {
        return outcome.pass("snippets", count);
    }
    progress("Testing the code in the pages");
    let cargo = || {
        let mut cargo = cargo(&book.project);
        cargo.args(["test", "--no-fail-fast", "--package", "page-tests"]);
        cargo
    };
    let built = process::run(cargo().arg("--no-run"), Limits::BUILD);
    let ran = built.and_then(|build| {
        let mut run = cargo();
        run.arg("--").args(tests.iter().flatten());
        // each snippet has the time of a program, and all of them that of a crate's tests
        let mut run = limit_each(run, Limits::PROGRAM);
        if build.success() { process::run(&mut run, Limits::TESTS) } else { Ok(build) }
    });
    match ran {
        Ok(run) if run.success() => {
            let passes = |line: &&str| line.starts_with("test ") && line.ends_with("... ok");
            let count = run.stdout.lines().filter(passes).count();
            stamps.keep_with("snippets", package, &hash, &count.to_string());
            outcome.pass("snippets", count);
        }
        Ok(run) => report(&book.pages, &(run.stdout + &run.stderr), outcome),
        Err(message) => report(&book.pages, &message, outcome),
    }
}

/// The beginnings of the names of the tests of pages that show what a path holds, or are below it.
fn tests_of(book: &Book, only: &Path) -> Vec<String> {
    let scope = Scope::new(&book.project, &book.pages, Some(only));
    let wanted = |page: &&Page| {
        let package = book.project.crate_of_page(&page.path);
        page.path.starts_with(only) || package.is_some_and(|package| scope.includes(&package.dir))
    };
    let pages = book.pages.iter().filter(wanted).filter(|page| !shown_code(page).is_empty());
    pages.map(|page| format!("{}_l", test_name(&page.path))).collect()
}

/// Reports each failed test where its page shows the code.
fn report(pages: &[Page], text: &str, outcome: &mut Outcome) {
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
    let skeptic = |line: &str| {
        line.contains("panicked at") && line.contains("skeptic") && line.contains("/rt.rs:")
    };
    let ends = |line: &&str| line.starts_with("error: aborting due to") || skeptic(line);
    let note = |line: &&str| line.starts_with("note: run with `RUST_BACKTRACE");
    let lines: Vec<&str> =
        detail.lines().take_while(|line| !ends(line)).filter(|line| !note(line)).take(25).collect();
    match lines.join("\n").trim() {
        "" => {
            let seconds = Limits::PROGRAM.time.as_secs();
            format!("it fails and prints no reason; it may run for {seconds} seconds")
        }
        reason => reason.to_owned(),
    }
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

    /// skeptic compiles in a folder that has its name.
    #[test]
    fn a_snippet_that_panics_says_why() {
        let panic = "thread 'main' (8) panicked at /tmp/rust-skeptic.4i/test.rs:2:5:\nleft: 1";
        let skeptic = "thread 'a' (7) panicked at /registry/skeptic-0.14.2/src/rt.rs:398:13:\n";
        assert_eq!(super::shorten(&format!("{panic}\n{skeptic}")), panic);
        assert_eq!(
            super::shorten(skeptic),
            "it fails and prints no reason; it may run for 180 seconds"
        );
    }
}
