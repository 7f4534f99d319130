//! Lets the book's model write, at three temperatures.

use anyhow::Result;
use tiny_gpt::random::Random;
use tiny_gpt::write::{load, write};

fn main() -> Result<()> {
    // ANCHOR: main
    let bpe = tokens::book_tokens()?;
    let gpt = load(&tiny_gpt::weights_path())?;
    for temperature in [0.1, 0.8, 1.5] {
        let mut tokens = bpe.encode("You will be able to");
        write(&gpt, &mut tokens, 60, temperature, &mut Random::new(2))?;
        let text = bpe.decode(&tokens);
        println!("temperature {temperature}");
        println!("{}\n", String::from_utf8_lossy(&text));
    }
    // ANCHOR_END: main
    Ok(())
}
