//! The tokens of a text, each decoded alone, and as a stream:
//! `pieces [--model PATH]`.

use anyhow::{Error, Result};
use generate::file::{model_path, open};
use generate::stream::{Characters, token_bytes};
use generate::text::{encode, tokenizer};

fn main() -> Result<()> {
    let tokenizer = tokenizer(&open(&model_path()?)?)?;
    // ANCHOR: pieces
    let mut characters = Characters::default();
    println!("{:5}  {:6}  stream", "token", "alone");
    for token in encode(&tokenizer, "a 🦀 in 東京")? {
        let alone = tokenizer.decode(&[token], true).map_err(Error::msg)?;
        let text = characters.push(&token_bytes(&tokenizer, token));
        println!("{token:5}  {:6}  {text:?}", format!("{alone:?}"));
    }
    // ANCHOR_END: pieces
    Ok(())
}
