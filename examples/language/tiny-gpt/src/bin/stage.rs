//! What a model writes at some stage of its training: `stage WEIGHTS`.

use std::path::Path;

use anyhow::{Context, Result};
use tiny_gpt::random::Random;
use tiny_gpt::write::{load, write};

fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("which weights?")?;
    let bpe = tokens::book_tokens()?;
    let mut tokens = bpe.encode("You will be able to");
    write(
        &load(Path::new(&path))?,
        &mut tokens,
        60,
        0.8,
        &mut Random::new(3),
    )?;
    println!("{}", String::from_utf8_lossy(&bpe.decode(&tokens)));
    Ok(())
}
