//! `mdbook-listings`: the preprocessor as mdBook starts it, and `bless` for the recordings.

use std::io::{IsTerminal, Read, stderr, stdin};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mdbook_listings::diagnostic::{Format, Report};
use mdbook_listings::preprocessor::Listings;
use mdbook_preprocessor::{Preprocessor, parse_input};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref::<Report>() {
                Some(report) => eprintln!("{}", report.render(Format::Human, stderr().is_terminal())),
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
        _ => bail!("mdbook-listings is started by mdBook; see its README for the lines in book.toml"),
    }
}

fn preprocess() -> Result<()> {
    let mut input = String::new();
    stdin().read_to_string(&mut input).context("cannot read the book from standard input")?;
    let (context, book) = parse_input(input.as_bytes())?;
    let book = Listings.run(&context, book)?;
    serde_json::to_writer(std::io::stdout(), &book)?;
    Ok(())
}
