//! `cargo book test --browser`: every page in a real browser, by a Playwright suite on this machine's Chromium.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use mdbook_listings::diagnostic::Diagnostic;
use mdbook_listings::output::{self, Limits};
use mdbook_listings::project::Project;
use mdbook_listings::verify::Outcome;

use crate::site::{self, Purpose};
use crate::test::progress;

const SUITE: &str = "crates/cargo-book/browser";
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Builds the site as it is published, and runs the suite on it.
pub fn browse(root: &Path, project: &Project, outcome: &mut Outcome) -> Result<()> {
    let suite = Path::new(SUITE);
    let Some(browser) = browser() else {
        outcome.skip("browser", suite, "no Chromium; install it, or name it in CHROMIUM");
        return Ok(());
    };
    if !["node", "npm"].iter().all(|program| works(program)) {
        outcome.skip("browser", suite, "no Node.js with npm; install them");
        return Ok(());
    }
    let site = project.target_dir.join("book/browser-site");
    progress("Building the site for the browser");
    site::build(
        root,
        &site,
        &Purpose { url: Some("https://example.org/book/".into()), search: true, ..Purpose::default() },
    )?;
    let home = prepare(project)?;
    progress("Reading every page in a browser");
    let mut node = Command::new("node");
    node.arg("suite.mjs").arg(&site).current_dir(&home).env("CHROMIUM", browser);
    let run = output::run(&mut node, Limits::BUILD).map_err(anyhow::Error::msg)?;
    count(&run.stdout, &run.stderr, outcome);
    Ok(())
}

/// Each case's line becomes a pass or an error; a suite that ends without its last line has failed.
fn count(stdout: &str, stderr: &str, outcome: &mut Outcome) {
    let ended = stdout.lines().last().is_some_and(|line| line.contains(" passed, "));
    outcome.pass("browser", stdout.lines().filter(|line| line.starts_with("ok ")).count());
    for line in stdout.lines().filter_map(|line| line.strip_prefix("FAILED ")) {
        outcome.fail("browser", Diagnostic::whole_file(line, Path::new(SUITE).join("suite.mjs")));
    }
    for line in stdout.lines().filter_map(|line| line.strip_prefix("skipped ")) {
        outcome.skip("browser", Path::new(SUITE), line);
    }
    if !ended {
        let message = "the browser suite did not come to its end";
        outcome.fail(
            "browser",
            Diagnostic::whole_file(message, Path::new(SUITE).join("suite.mjs")).help(stderr.to_owned()),
        );
    }
    stdout.lines().filter(|line| !line.starts_with("ok ")).for_each(|line| println!("{line}"));
}

fn browser() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    named.into_iter().chain(BROWSERS.map(str::to_owned)).find(|program| works(program))
}

fn works(program: &str) -> bool {
    output::run(Command::new(program).arg("--version"), Limits::PROGRAM).is_ok_and(|run| run.success())
}

/// Copies the suite below `target/` and installs what its lock file names, if that has changed.
fn prepare(project: &Project) -> Result<PathBuf> {
    let home = project.target_dir.join("book/browser");
    std::fs::create_dir_all(&home)?;
    let lock = home.join("package-lock.json");
    let installed = std::fs::read(&lock).ok();
    for entry in std::fs::read_dir(project.root.join(SUITE)).context(SUITE)?.flatten() {
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), home.join(entry.file_name()))?;
        }
    }
    if installed != std::fs::read(&lock).ok() || !home.join("node_modules").is_dir() {
        progress("Installing the browser suite");
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&home);
        let run = output::run(&mut npm, Limits::BUILD).map_err(anyhow::Error::msg)?;
        if !run.success() {
            let _ = std::fs::remove_file(&lock);
            anyhow::bail!("npm could not install the browser suite\n{}", run.stderr);
        }
    }
    Ok(home)
}
