//! Prints what valgrind reports first of a mistake in the program `planted`.

use std::path::PathBuf;

use anyhow::{Context, Result};

mod valgrind;

fn main() -> Result<()> {
    let mistake = std::env::args().nth(1).context("name a mistake")?;
    let beside = std::env::current_exe()?.with_file_name("planted");
    let built = [beside, PathBuf::from("target/debug/planted")];
    let planted = built.iter().find_map(|path| path.canonicalize().ok());
    let planted =
        planted.context("first run `cargo build --package c-libraries`")?;
    let report = valgrind::report(&planted, &mistake);
    print!("{}", report.context("valgrind is not installed")?);
    Ok(())
}
