//! `cargo book`: everything that readers, contributors and CI need, in one command.
//!
//! ```text
//! main (arguments, exit status) ─▶ cmd (a file per command) ─▶ build (site, demos), browser ─▶ process
//!                                   └─▶ chapter (what a name means)
//! ```

#[macro_use]
mod print;

mod browser;
mod build;
mod chapter;
mod cmd;
mod process;

use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand, ValueEnum};
use mdbook_listings::base::diagnostic::{Format, Report};

use cmd::exercise::Wish;
use cmd::preprocess::Preprocessing;

/// Builds, serves, tests and measures the book.
///
/// Start with `cargo book serve` to read it and `cargo book test` to test it.
/// CHAPTER is a chapter's name (data/kmeans), its page, or its crate.
#[derive(Parser)]
#[command(name = "cargo book", bin_name = "cargo book", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// How errors are written
    #[arg(long, global = true, value_enum, default_value = "human")]
    message_format: MessageFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum MessageFormat {
    /// As rustc writes them
    Human,
    /// As annotations of a GitHub pull request
    Github,
}

#[derive(Subcommand)]
enum Command {
    /// Show the book on this machine, and rebuild and reload it on every save
    Serve {
        /// Open it in a browser
        #[arg(long)]
        open: bool,
        /// The port; the next free one if it is taken
        #[arg(long, default_value_t = 3000)]
        port: u16,
    },
    /// Check all pages and build the site into book/; a failed build leaves the last one in place
    Build(cmd::build::Arguments),
    /// Check all pages, includes, anchors and links, without running any listing
    Check,
    /// Compile and run every listing, and compare every output and twin
    Test {
        /// Run everything, even what has not changed since it last passed
        #[arg(long)]
        fresh: bool,
        /// Compile crates with Clippy, and fail where it warns
        #[arg(long)]
        lint: bool,
        /// Also open every page in a real browser; needs Node.js and Chromium
        #[arg(long)]
        browser: bool,
        /// Only this chapter, or what is below this folder
        #[arg(value_name = "CHAPTER|PATH")]
        only: Option<String>,
    },
    /// Run the listings and record what they print; read the diff before you commit it
    Bless {
        /// Take the pictures that `test --browser` compares instead
        #[arg(long, conflicts_with = "only")]
        browser: bool,
        /// Only this chapter, or what is below this folder or file
        #[arg(value_name = "CHAPTER|PATH")]
        only: Option<String>,
    },
    /// Run the benchmarks and record their times; refuses a run that is too noisy
    Measure {
        /// Only the crate of this chapter
        #[arg(value_name = "CHAPTER|PATH")]
        only: Option<String>,
        /// Only the measurement of this name, such as floats
        name: Option<String>,
    },
    /// Fetch the models that some pages run, once; what needs them is skipped until then
    Models,
    /// Start a chapter (page, crate and Python twin, which pass at once) or a page below a chapter
    New {
        /// The new name, such as data/arrays or data/kmeans/faster
        #[arg(value_name = "PART/CHAPTER[/PAGE]")]
        name: String,
        /// Start a new part with it
        #[arg(long)]
        new_part: bool,
    },
    /// Move a page, with the pages below it and its crate, to another part or name
    ///
    /// Edits all that names it, and lets the old address lead to the new one.
    Move {
        /// The page or its crate
        from: String,
        /// The new name, such as data/arrays; one word keeps the part
        to: String,
        /// Start a new part with it
        #[arg(long)]
        new_part: bool,
    },
    /// Delete a page, with the pages below it and its crate
    ///
    /// Lists the lines that still name it. What was never committed is lost.
    Remove {
        /// The page or its crate
        name: String,
        /// The page that its address leads to from now on
        #[arg(long, value_name = "PAGE")]
        to: String,
    },
    /// Set up an exercise with its tests, or check an attempt; without a name, list the exercises
    ///
    /// An attempt that exists is never overwritten.
    Exercise {
        chapter: Option<String>,
        /// Such as predict
        name: Option<String>,
        /// Run the tests on your attempt
        #[arg(long, requires = "name")]
        check: bool,
        /// Show our solution instead
        #[arg(long, requires = "name", conflicts_with = "check")]
        solution: bool,
    },
    /// What stock mdBook runs, as book.toml says
    #[command(hide = true)]
    Preprocess {
        #[arg(value_enum)]
        name: Preprocessing,
    },
    /// Delete the built site and the Python environment; models, compiled crates and recorded passes stay
    Clean,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .with_writer(stderr)
        .without_time()
        .with_target(false)
        .init();
    let arguments = Arguments::parse();
    let format = match arguments.message_format {
        MessageFormat::Human => Format::Human,
        MessageFormat::Github => Format::Github,
    };
    match run(arguments.command, format) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error, format);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command, format: Format) -> Result<()> {
    let root = find_root()?;
    match command {
        Command::Serve { open, port } => cmd::serve::serve(&root, port, open, format),
        Command::Build(arguments) => cmd::build::build(&root, arguments),
        Command::Check => cmd::check::check(&root, format),
        Command::Test { fresh, lint, browser, only } => {
            let only = resolve(&root, only)?;
            cmd::test::test(&root, cmd::test::Wishes { fresh, lint, browser, only }, format)
        }
        Command::Bless { browser: true, .. } => browser::bless(&root),
        Command::Bless { only, .. } => cmd::test::bless(&root, resolve(&root, only)?),
        Command::Measure { only, name } => {
            cmd::measure::measure(&root, only.as_deref(), name.as_deref())
        }
        Command::Models => cmd::models::models(&root),
        Command::New { name, new_part } => cmd::new::new(&root, &name, new_part),
        Command::Move { from, to, new_part } => {
            cmd::relocate::move_page(&root, &from, &to, new_part)
        }
        Command::Remove { name, to } => cmd::relocate::remove_page(&root, &name, &to),
        Command::Exercise { chapter, name, check, solution } => {
            let wish = match (check, solution) {
                (true, _) => Wish::Check,
                (_, true) => Wish::Solution,
                _ => Wish::SetUp,
            };
            cmd::exercise::exercise(&root, chapter.as_deref(), name.as_deref(), wish)
        }
        Command::Preprocess { name } => cmd::preprocess::preprocess(name),
        Command::Clean => cmd::clean::clean(&root),
    }
}

/// Writes an error to stderr; annotations go to stdout, where GitHub reads them.
fn report(error: &anyhow::Error, format: Format) {
    match error.downcast_ref::<Report>() {
        Some(report) if format == Format::Github => println!("{}", report.render(format, false)),
        Some(report) => {
            eprintln!("{}", report.render(format, stderr().is_terminal()));
            let count = report.diagnostics.len();
            eprintln!("{count} {}", if count == 1 { "error" } else { "errors" });
        }
        None => eprintln!("error: {error:#}"),
    }
}

/// The nearest folder upwards that holds a `book.toml`.
fn find_root() -> Result<PathBuf> {
    let here = std::env::current_dir()?;
    let found = here.ancestors().find(|folder| folder.join("book.toml").is_file());
    found
        .map(Path::to_path_buf)
        .context("no book.toml here or in a folder above; run this in a checkout of the book")
}

/// What a command is limited to.
fn resolve(root: &Path, name: Option<String>) -> Result<Option<PathBuf>> {
    let Some(name) = name else { return Ok(None) };
    Ok(Some(chapter::resolve(&build::site::load(root)?.project, &name)?))
}
