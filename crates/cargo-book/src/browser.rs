//! `cargo book test --browser`: every page in a real browser, by a Playwright suite on this
//! machine's Chromium.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use mdbook_listings::base::diagnostic::Diagnostic;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::Outcome;
use mdbook_listings::run::process::{self, Limits, Run};
use serde_json::Value;

use crate::build::demos::{self, Demos};
use crate::build::site::{self, Purpose, Search};
use crate::process::progress;

const SUITE: &str = "tests/browser";
/// The parts of the suite that run. The other folders are read where they are.
const PROGRAM: [&str; 7] = [
    "lib",
    "suite",
    "package.json",
    "package-lock.json",
    "playwright.config.mjs",
    "reporter.mjs",
    "work.mjs",
];
/// A small book of one of each kind, whose pictures are compared.
/// It has the theme and the settings of the book.
const SPECIMEN: &str = "tests/browser/specimen";
/// The redirects of the specimen, for its book.toml.
const REDIRECTS: &str = "redirects.toml";
const PICTURES: &str = "tests/browser/pictures";
const ADDRESS: &str = "https://example.org/book/";
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Builds the site as it is published, and runs the suite on it.
pub fn browse(root: &Path, project: &Project, outcome: &mut Outcome) -> Result<()> {
    if let Some(lacking) = lacking() {
        outcome.skip("browser", Path::new(SUITE), lacking);
        return Ok(());
    }
    let site = project.target_dir.join("book/browser-site");
    if let Some(lacking) = demos::lacking(project) {
        outcome.skip("demos", Path::new("examples"), &lacking);
    }
    progress("Building the site for the browser");
    let purpose = Purpose {
        url: Some(ADDRESS.into()),
        search: Search::Indexed,
        demos: Demos::Compiled,
        ..Purpose::default()
    };
    site::build(root, &site, &purpose)?;
    let mut suite = suite(root, project, &site)?;
    let report = project.target_dir.join("book/browser.json");
    let _ = std::fs::remove_file(&report);
    progress("Reading every page in a browser");
    let run =
        process::run(suite.env("REPORT", &report), Limits::BUILD).map_err(anyhow::Error::msg)?;
    match std::fs::read(&report).ok().and_then(|text| serde_json::from_slice(&text).ok()) {
        Some(report) => count(&report, outcome),
        None => outcome.fail("browser", unfinished(&run)),
    }
    Ok(())
}

/// The program and its arguments that run a demo's `work()` in its page, and print its answer and
/// its time.
pub fn work(project: &Project, chapter: &str) -> Result<(PathBuf, Vec<String>)> {
    if let Some(lacking) = lacking().map(str::to_owned).or_else(|| demos::lacking(project)) {
        anyhow::bail!("{lacking}");
    }
    let site = project.target_dir.join("book/measured-site");
    site::build(&project.root, &site, &Purpose { demos: Demos::Compiled, ..Purpose::default() })?;
    let script = prepare(project)?.join("work.mjs");
    let arguments =
        [script.display().to_string(), site.display().to_string(), chapter.to_owned(), name()?];
    Ok(("node".into(), arguments.into()))
}

/// The Chromium that is used.
pub fn name() -> Result<String> {
    browser().context("no Chromium; install it, or name it in CHROMIUM")
}

/// Takes the pictures of the specimen again, where they have changed.
pub fn bless(root: &Path) -> Result<()> {
    if let Some(lacking) = lacking() {
        anyhow::bail!("{lacking}");
    }
    let project = site::load(root)?.project;
    let mut suite = suite(root, &project, &project.target_dir.join("book/specimen-site"))?;
    suite.args(["pictures.spec", "--no-deps", "--update-snapshots=changed"]);
    let run = process::run(&mut suite, Limits::BUILD).map_err(anyhow::Error::msg)?;
    print!("{}", run.stdout);
    anyhow::ensure!(run.success(), "some pictures could not be taken\n{}", run.stderr);
    Ok(())
}

fn lacking() -> Option<&'static str> {
    if browser().is_none() {
        return Some("no Chromium; install it, or name it in CHROMIUM");
    }
    let all = ["node", "npm"].iter().all(|program| works(program));
    (!all).then_some("no Node.js with npm; install them")
}

/// The command that tests a site and the specimen.
fn suite(root: &Path, project: &Project, site: &Path) -> Result<Command> {
    let specimen = specimen(root, project)?;
    let home = prepare(project)?;
    let mut node = Command::new("node");
    node.args(["node_modules/@playwright/test/cli.js", "test"]).current_dir(&home);
    node.envs(browser().map(|browser| ("CHROMIUM", browser)));
    node.env("ROOT", root).env("SITE", site).env("SPECIMEN", specimen);
    node.env("PICTURES", root.join(PICTURES));
    node.env("DIFFERENCES", project.target_dir.join("book/differences"));
    Ok(node)
}

/// Builds the specimen below `target/`, with the book's theme and settings copied beside its pages.
fn specimen(root: &Path, project: &Project) -> Result<PathBuf> {
    let home = project.target_dir.join("book/specimen");
    let _ = std::fs::remove_dir_all(&home);
    copy(&root.join(SPECIMEN), &home)?;
    for name in ["python.lock", "models.lock", "theme"] {
        copy(&root.join(name), &home.join(name))?;
    }
    let read = |file: &Path| std::fs::read_to_string(root.join(file));
    let own = read(&Path::new(SPECIMEN).join(REDIRECTS)).context(SPECIMEN)?;
    let settings = with_redirects(&read(Path::new("book.toml"))?, &own);
    std::fs::write(home.join("book.toml"), settings)?;
    let site = project.target_dir.join("book/specimen-site");
    let purpose =
        Purpose { url: Some(ADDRESS.into()), search: Search::Mocked, ..Purpose::default() };
    site::build(&home, &site, &purpose).context(SPECIMEN)?;
    Ok(site)
}

/// The settings of a book with other redirects: its own lead to its own pages.
fn with_redirects(settings: &str, other: &str) -> String {
    let mut is_kept = true;
    let kept = settings.split_inclusive('\n').filter(|line| {
        if line.starts_with('[') {
            is_kept = line.trim_end() != "[output.html.redirect]";
        }
        is_kept
    });
    kept.collect::<String>() + "\n" + other
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return std::fs::copy(from, to).map(drop).with_context(|| from.display().to_string());
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)?.flatten() {
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Counts what `reporter.mjs` wrote: each failed test becomes one error.
fn count(report: &Value, outcome: &mut Outcome) {
    outcome.pass("browser", report["passed"].as_u64().unwrap_or(0) as usize);
    for test in list(&report["failed"]) {
        let problems: Vec<&str> = list(&test["problems"]).iter().map(text).collect();
        let diagnostic = Diagnostic::whole_file(text(&test["title"]), text(&test["file"]));
        outcome.fail("browser", diagnostic.help(problems.join("\n")));
    }
    for test in list(&report["skipped"]) {
        let reason = format!("{}: {}", text(&test["title"]), text(&test["reason"]));
        outcome.skip("browser", Path::new(SUITE), &reason);
    }
    // the scores are of interest even if they are good
    list(&report["figures"]).iter().for_each(|figure| println!("{}", text(figure)));
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A suite that ends without a report has failed.
fn unfinished(run: &Run) -> Diagnostic {
    let file = Path::new(SUITE).join("playwright.config.mjs");
    let printed = format!("{}{}", run.stdout, run.stderr);
    Diagnostic::whole_file("the browser suite stopped before its end", file).help(printed)
}

fn browser() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    named.into_iter().chain(BROWSERS.map(str::to_owned)).find(|program| works(program))
}

fn works(program: &str) -> bool {
    process::run(Command::new(program).arg("--version"), Limits::PROGRAM)
        .is_ok_and(|run| run.success())
}

/// Copies the suite below `target/` and installs what its lock file names, if that has changed.
fn prepare(project: &Project) -> Result<PathBuf> {
    let home = project.target_dir.join("book/browser");
    std::fs::create_dir_all(&home)?;
    let lock = home.join("package-lock.json");
    let installed = std::fs::read(&lock).ok();
    for name in PROGRAM {
        // no file of an earlier suite must run
        let _ = std::fs::remove_dir_all(home.join(name));
        copy(&project.root.join(SUITE).join(name), &home.join(name))?;
    }
    if installed != std::fs::read(&lock).ok() || !home.join("node_modules").is_dir() {
        progress("Installing the browser suite");
        install(&home).inspect_err(|_| drop(std::fs::remove_file(&lock)))?;
    }
    Ok(home)
}

fn install(home: &Path) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(home);
    // the suite drives the Chromium of this machine
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let run = process::run(&mut npm, Limits::BUILD).map_err(anyhow::Error::msg)?;
    anyhow::ensure!(run.success(), "npm could not install the browser suite\n{}", run.stderr);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_specimen_has_redirects_of_its_own() {
        let book =
            "[a]\nb = 1\n\n[output.html.redirect]\n\"/x.html\" = \"/y.html\"\n\n[c]\nd = 2\n";
        let own = "[output.html.redirect]\n\"/o.html\" = \"/n.html\"\n";
        assert_eq!(with_redirects(book, own), format!("[a]\nb = 1\n\n[c]\nd = 2\n\n{own}"));
    }

    #[test]
    fn a_failed_test_becomes_an_error_with_its_problems() {
        let report = serde_json::json!({
            "passed": 3,
            "failed": [{"title": "a page", "file": "tests/browser/suite/a.spec.mjs", "problems": ["one", "two"]}],
            "skipped": [],
            "figures": [],
        });
        let mut outcome = Outcome::default();
        count(&report, &mut outcome);
        let expected =
            Diagnostic::whole_file("a page", "tests/browser/suite/a.spec.mjs").help("one\ntwo");
        assert_eq!(outcome.diagnostics, [expected]);
        let counts = &outcome.counts["browser"];
        assert_eq!((counts.passed, counts.failed), (3, 1));
    }
}
