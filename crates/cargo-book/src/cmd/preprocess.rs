//! `cargo book preprocess`: a book from stock mdBook, and back. The preprocessors are part of this
//! program so that they are compiled once.

use std::io::{stdin, stdout};

use anyhow::Result;
use clap::ValueEnum;
use mdbook_listings::preprocessor::Listings;
use mdbook_preprocessor::{Preprocessor, parse_input};

use crate::build::boxes::Admonish;
use crate::build::settings;

#[derive(Clone, Copy, ValueEnum)]
pub enum Preprocessing {
    Listings,
    Admonish,
}

pub fn preprocess(name: Preprocessing) -> Result<()> {
    let (context, book) = parse_input(stdin())?;
    // stock mdBook would take its defaults for what it cannot read
    settings::read(&context.root)?;
    let book = match name {
        Preprocessing::Listings => Listings::default().run(&context, book)?,
        Preprocessing::Admonish => Admonish.run(&context, book)?,
    };
    Ok(serde_json::to_writer(stdout(), &book)?)
}
