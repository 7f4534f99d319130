//! The first and the last of the texts on the page are what the model writes.

use anyhow::Result;
use tiny_gpt::random::Random;
use tiny_gpt::write::{load, write};
use tiny_gpt::{Config, Gpt, start, weights_path};

fn text(gpt: &Gpt) -> Result<String> {
    let bpe = tokens::book_tokens()?;
    let mut tokens = bpe.encode("You will be able to");
    write(gpt, &mut tokens, 60, 0.8, &mut Random::new(3))?;
    Ok(String::from_utf8_lossy(&bpe.decode(&tokens)).into_owned())
}

#[test]
fn the_first_text_is_that_of_a_new_model() -> Result<()> {
    let (gpt, _) = start::model(Config::default(), 1)?;
    assert_eq!(text(&gpt)? + "\n", include_str!("../data/stage-0.txt"));
    Ok(())
}

#[test]
fn the_last_text_is_that_of_the_trained_model() -> Result<()> {
    let gpt = load(&weights_path())?;
    assert_eq!(text(&gpt)? + "\n", include_str!("../data/stage-3.txt"));
    Ok(())
}
