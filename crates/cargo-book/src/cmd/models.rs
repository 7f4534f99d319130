//! `cargo book models`: fetches the models that programs of the book run.

use std::path::Path;

use anyhow::Result;
use mdbook_listings::base::diagnostic::Report;
use mdbook_listings::read::models::FOLDER;
use mdbook_listings::run::models;

use crate::build::site;
use crate::process::progress;

pub fn models(root: &Path) -> Result<()> {
    let project = site::load(root)?.project;
    match models::fetch(&project, &progress) {
        Ok(true) => println!("the models are in {FOLDER}"),
        Ok(false) => println!("the models are in {FOLDER} already"),
        Err(diagnostic) => Report::new(&project.root, vec![diagnostic]).into_result()?,
    }
    Ok(())
}
