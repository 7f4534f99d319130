//! mdBook's own `build` and `test`: what its command line does, through the library that it is made
//! of.
//!
//! A contributor who runs stock mdBook gets the same preprocessors as commands, so CI does too. The
//! library is compiled for the tool anyway; installing mdBook would compile all of it once more.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use mdbook_driver::MDBook;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .with_writer(std::io::stderr)
        .without_time()
        .init();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut book = MDBook::load(std::env::current_dir()?)?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["build"] => book.build(),
        ["build", "--dest-dir", folder] => {
            book.config.build.build_dir = PathBuf::from(folder);
            book.build()
        }
        ["test"] => book.test(vec![]),
        _ => bail!("usage: stock-mdbook build [--dest-dir FOLDER] | stock-mdbook test"),
    }
}
