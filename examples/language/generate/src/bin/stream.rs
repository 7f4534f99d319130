//! Asks one question, and shows the answer while it is being computed:
//! `stream [--model PATH]`.

use std::io::{Write, stdout};

use anyhow::Result;
use generate::chat::{Assistant, generate};
use generate::file::model_path;
use generate::sample::greedy;
use generate::stream::{Characters, token_bytes};
use generate::text::{encode, prompt};

fn main() -> Result<()> {
    let mut assistant = Assistant::load(&model_path()?)?;
    // ANCHOR: stream
    let question = prompt("Name three colours.");
    let tokens = encode(&assistant.tokenizer, &question)?;
    let mut characters = Characters::default();
    let show = |token| {
        let bytes = token_bytes(&assistant.tokenizer, token);
        print!("{}", characters.push(&bytes));
        Ok(stdout().flush()?)
    };
    let limits = assistant.limits;
    generate(&mut assistant.model, &tokens, limits, greedy, show)?;
    println!("{}", characters.finish());
    // ANCHOR_END: stream
    Ok(())
}
