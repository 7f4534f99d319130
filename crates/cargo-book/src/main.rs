//! `cargo book`: everything that a reader's machine, a contributor and CI need, in one command.
//!
//! ```text
//! main (arguments, exit code) ── serve, build, check ──▶ site ──▶ mdbook-listings (weave)
//!                             └─ test, bless ──────────▶ test ──▶ mdbook-listings (verify), page-tests (skeptic)
//! ```

mod browser;
mod demos;
mod exercise;
mod measure;
mod new;
mod serve;
mod site;
mod test;

use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use admonish_bridge::Admonish;
use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand, ValueEnum};
use mdbook_listings::diagnostic::{Format, Report};
use mdbook_listings::preprocessor::Listings;
use mdbook_preprocessor::{Preprocessor, parse_input};

/// Builds, serves, tests and measures the book.
///
/// Start with `cargo book serve` to read it and `cargo book test` to prove it.
#[derive(Parser)]
#[command(name = "cargo book", bin_name = "cargo book", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
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

#[derive(Clone, Copy, ValueEnum)]
enum Preprocessing {
    Listings,
    Admonish,
}

#[derive(Subcommand)]
enum Task {
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
    Build {
        /// Where the site will be published, for canonical links, sitemap and feed
        #[arg(long)]
        url: Option<String>,
        /// Bind the book into an EPUB as well, in book/
        #[arg(long)]
        epub: bool,
        /// Leave out search, pictures for links and live demos, which take minutes to compile the first time
        #[arg(long)]
        draft: bool,
    },
    /// Check all pages, includes, anchors and links, without running any listing
    Check,
    /// Prove the book: compile and run every listing, compare every output and twin
    Test {
        /// Run everything, also what has not changed since it last passed
        #[arg(long)]
        fresh: bool,
        /// Also every page in a real browser; needs Node.js and Chromium
        #[arg(long)]
        browser: bool,
        /// Only what lies below this folder, such as examples/decide/why-rust
        path: Option<PathBuf>,
    },
    /// Run the listings and write down what they print; look at the diff before you commit it
    Bless {
        /// Instead, take again the pictures of the specimen that `test --browser` compares
        #[arg(long, conflicts_with = "path")]
        browser: bool,
        /// Only what lies below this folder or file
        path: Option<PathBuf>,
    },
    /// Run the benchmarks and write down what they take; refuses a run that is too noisy
    Measure {
        /// Only the crate in this folder, such as examples/decide/why-rust
        path: Option<PathBuf>,
        /// Only the measurement of this name, such as floats
        name: Option<String>,
    },
    /// Start a chapter: page, crate and Python twin that pass at once
    New {
        /// Such as data/arrays
        #[arg(value_name = "PART/CHAPTER")]
        chapter: String,
    },
    /// Lay out an exercise with its tests for your attempt, which is never overwritten; without a name, list them
    Exercise {
        /// Such as decide/why-rust
        #[arg(value_name = "PART/CHAPTER")]
        chapter: Option<String>,
        /// Such as predict
        name: Option<String>,
        /// Show our solution instead
        #[arg(long, requires = "name")]
        solution: bool,
    },
    /// What stock mdBook starts, as book.toml says
    #[command(hide = true)]
    Preprocess {
        #[arg(value_enum)]
        name: Preprocessing,
    },
    /// Delete the built site, recorded passes and the Python environment; compiled crates stay
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

fn run(task: Task, format: Format) -> Result<()> {
    let root = find_root()?;
    match task {
        Task::Serve { open, port } => serve::serve(&root, port, open, format),
        Task::Build { url, epub, draft } => {
            let folder = site::output_dir(&root)?;
            let search = if draft { site::Search::No } else { site::Search::Pieces };
            let demos = if draft { demos::Demos::Kept } else { demos::Demos::Compiled };
            let purpose = site::Purpose { live_reload: None, url, search, pictures: !draft, epub, demos };
            let epub = site::build(&root, &folder, &purpose)?;
            println!("The site is in {}/", folder.strip_prefix(&root).unwrap_or(&folder).display());
            if let Some(epub) = epub {
                println!("The EPUB is {}", epub.strip_prefix(&root).unwrap_or(&epub).display());
            }
            Ok(())
        }
        Task::Check => site::check(&root)
            .map(|count| println!("{count} {} no error", if count == 1 { "page has" } else { "pages have" })),
        Task::Test { fresh, browser, path } => test::test(&root, fresh, browser, relative(&root, path)?, format),
        Task::Bless { browser: true, .. } => browser::bless(&root),
        Task::Bless { path, .. } => test::bless(&root, relative(&root, path)?),
        Task::Measure { path, name } => measure::measure(&root, relative(&root, path)?, name.as_deref()),
        Task::New { chapter } => new::new(&root, &chapter),
        Task::Exercise { chapter, name, solution } => {
            exercise::exercise(&root, chapter.as_deref(), name.as_deref(), solution)
        }
        Task::Clean => clean(&root),
        Task::Preprocess { name } => preprocess(name),
    }
}

/// One book from stock mdBook, and back. The same program as `cargo book`, so that it is compiled once.
fn preprocess(name: Preprocessing) -> Result<()> {
    let (context, book) = parse_input(stdin())?;
    let book = match name {
        Preprocessing::Listings => Listings::default().run(&context, book)?,
        Preprocessing::Admonish => Admonish.run(&context, book)?,
    };
    Ok(serde_json::to_writer(stdout(), &book)?)
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
    found.map(Path::to_path_buf).context("no book.toml here or in a folder above; run this in a checkout of the book")
}

/// A path that a user typed, relative to the root; one that does not exist is a typing error.
fn relative(root: &Path, path: Option<PathBuf>) -> Result<Option<PathBuf>> {
    let Some(path) = path else { return Ok(None) };
    let Ok(full) = path.canonicalize() else { bail!("no file or folder {}", path.display()) };
    match full.strip_prefix(root.canonicalize()?) {
        Ok(inside) => Ok(Some(inside.to_path_buf())),
        Err(_) => bail!("{} lies outside of the book", path.display()),
    }
}

fn clean(root: &Path) -> Result<()> {
    let site = site::load(root)?;
    for folder in [site::output_dir(root)?, site.project.target_dir.join("book")] {
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| folder.display().to_string());
            }
            _ => {}
        }
    }
    Ok(())
}
