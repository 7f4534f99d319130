//! `cargo book test --browser`: every page in a real browser, by a Playwright suite on this machine's Chromium.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use mdbook_listings::base::diagnostic::Diagnostic;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::Outcome;
use mdbook_listings::run::process::{self, Limits};

use crate::build::demos::{self, Demos};
use crate::build::site::{self, Purpose, Search};
use crate::process::progress;

const SUITE: &str = "crates/cargo-book/browser";
/// A small book of one of each kind, whose pictures are compared; it has the theme and the settings of the book.
const SPECIMEN: &str = "crates/cargo-book/browser/specimen";
const PICTURES: &str = "crates/cargo-book/browser/pictures";
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
    progress("Reading every page in a browser");
    let run = process::run(&mut suite, Limits::BUILD).map_err(anyhow::Error::msg)?;
    count(&run.stdout, &run.stderr, outcome);
    Ok(())
}

/// The program and its arguments that run a demo's `work()` in its page, and print its answer and its time.
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

/// Takes the pictures of the specimen anew, where they have changed.
pub fn bless(root: &Path) -> Result<()> {
    if let Some(lacking) = lacking() {
        anyhow::bail!("{lacking}");
    }
    let project = site::load(root)?.project;
    let mut suite = suite(root, &project, &project.target_dir.join("book/specimen-site"))?;
    let run = process::run(suite.arg("the look of").env("BLESS", "1"), Limits::BUILD)
        .map_err(anyhow::Error::msg)?;
    print!("{}", run.stdout);
    anyhow::ensure!(run.success(), "not all pictures could be taken\n{}", run.stderr);
    Ok(())
}

fn lacking() -> Option<&'static str> {
    if browser().is_none() {
        return Some("no Chromium; install it, or name it in CHROMIUM");
    }
    let all = ["node", "npm"].iter().all(|program| works(program));
    (!all).then_some("no Node.js with npm; install them")
}

/// The command that tests a site, beside the specimen.
fn suite(root: &Path, project: &Project, site: &Path) -> Result<Command> {
    let specimen = specimen(root, project)?;
    let home = prepare(project)?;
    let mut node = Command::new("node");
    node.arg("suite.mjs").arg(site).current_dir(&home);
    node.envs(browser().map(|browser| ("CHROMIUM", browser)));
    node.env("ROOT", root).env("SPECIMEN", specimen).env("PICTURES", root.join(PICTURES));
    node.env("DIFFERENCES", project.target_dir.join("book/differences"));
    Ok(node)
}

/// Builds the specimen below `target/`, with the book's theme and settings copied beside its pages.
fn specimen(root: &Path, project: &Project) -> Result<PathBuf> {
    let home = project.target_dir.join("book/specimen");
    let _ = std::fs::remove_dir_all(&home);
    copy(&root.join(SPECIMEN), &home)?;
    for name in ["book.toml", "python.lock", "theme"] {
        copy(&root.join(name), &home.join(name))?;
    }
    let site = project.target_dir.join("book/specimen-site");
    let purpose =
        Purpose { url: Some(ADDRESS.into()), search: Search::Mocked, ..Purpose::default() };
    site::build(&home, &site, &purpose).context(SPECIMEN)?;
    Ok(site)
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
            Diagnostic::whole_file(message, Path::new(SUITE).join("suite.mjs"))
                .help(stderr.to_owned()),
        );
    }
    // scores are worth a line also where they are good
    let told = |line: &&str| !line.starts_with("ok ") || line.starts_with("ok Lighthouse");
    stdout.lines().filter(told).for_each(|line| println!("{line}"));
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
    for entry in std::fs::read_dir(project.root.join(SUITE)).context(SUITE)?.flatten() {
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), home.join(entry.file_name()))?;
        }
    }
    if installed != std::fs::read(&lock).ok() || !home.join("node_modules").is_dir() {
        progress("Installing the browser suite");
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&home);
        let run = process::run(&mut npm, Limits::BUILD).map_err(anyhow::Error::msg)?;
        if !run.success() {
            let _ = std::fs::remove_file(&lock);
            anyhow::bail!("npm could not install the browser suite\n{}", run.stderr);
        }
    }
    Ok(home)
}
