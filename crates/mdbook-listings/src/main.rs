//! `mdbook-listings`: the preprocessor as mdBook starts it, `bless` for the
//! recordings, and `models` to fetch what programs run.

use std::io::{IsTerminal, Read, stderr, stdin};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mdbook_listings::base::diagnostic::{Format, Report};
use mdbook_listings::book::Book;
use mdbook_listings::preprocessor::Listings;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::{Options, models, verify};
use mdbook_preprocessor::config::Config;
use mdbook_preprocessor::{Preprocessor, parse_input};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref::<Report>() {
                Some(report) => {
                    eprintln!("{}", report.render(Format::Human, stderr().is_terminal()))
                }
                None => eprintln!("error: {error:#}"),
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        // any renderer: a page that is untrue must not be published by whatever publishes it
        ["supports", _] => Ok(()),
        [] => preprocess(),
        ["models"] => models(),
        ["bless"] => bless(None),
        ["bless", path] => bless(Some(path.into())),
        _ => {
            bail!("mdbook-listings is started by mdBook; see its README for the lines in book.toml")
        }
    }
}

/// The book in this folder.
fn project() -> Result<Project> {
    let root = std::env::current_dir()?;
    let config = Config::from_disk(root.join("book.toml")).context("book.toml")?;
    Project::load(&root, Settings::from_config(&config)?)
}

/// Fetches the models that programs of the book run.
fn models() -> Result<()> {
    let project = project()?;
    match models::fetch(&project, &|message| eprintln!("{message}")) {
        Ok(_) => Ok(()),
        Err(diagnostic) => Ok(Report::new(&project.root, vec![diagnostic]).into_result()?),
    }
}

/// Records again what the listings of the book in this folder print.
fn bless(only: Option<PathBuf>) -> Result<()> {
    let book = Book::read(project()?)?;
    let outcome =
        verify(&book.project, &book.pages, &Options { bless: true, only, ..Options::default() });
    outcome.written.iter().for_each(|file| println!("wrote {}", file.display()));
    outcome.skipped.iter().for_each(|reason| println!("skipped {reason}"));
    Ok(Report::new(&book.project.root, outcome.diagnostics).into_result()?)
}

fn preprocess() -> Result<()> {
    let mut input = String::new();
    stdin().read_to_string(&mut input).context("cannot read the book from standard input")?;
    let (context, book) = parse_input(input.as_bytes())?;
    let book = Listings::default().run(&context, book)?;
    serde_json::to_writer(std::io::stdout(), &book)?;
    Ok(())
}
