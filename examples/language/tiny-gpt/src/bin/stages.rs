//! What the model wrote at four stages of its training: the first three texts
//! are kept in `data/`, the last is written now. `stages WEIGHTS` writes with
//! any weights.

use std::path::Path;

use anyhow::Result;
use tiny_gpt::random::Random;
use tiny_gpt::write::{load, write};
use tiny_gpt::{Gpt, weights_path};

fn text(gpt: &Gpt) -> Result<String> {
    let bpe = tokens::book_tokens()?;
    let mut tokens = bpe.encode("You will be able to");
    write(gpt, &mut tokens, 60, 0.8, &mut Random::new(2))?;
    let text = String::from_utf8_lossy(&bpe.decode(&tokens)).into_owned();
    // tokens can be any bytes, also those that move a terminal's cursor
    Ok(text.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}"))
}

fn main() -> Result<()> {
    if let Some(path) = std::env::args().nth(1) {
        print!("{}", text(&load(Path::new(&path))?)?);
        return Ok(());
    }
    let trained = load(&weights_path())?;
    for (step, text) in [
        (0, include_str!("../../data/step-0.txt")),
        (250, include_str!("../../data/step-250.txt")),
        (750, include_str!("../../data/step-750.txt")),
        (1200, &text(&trained)?),
    ] {
        println!("--- step {step}\n{text}\n");
    }
    Ok(())
}
