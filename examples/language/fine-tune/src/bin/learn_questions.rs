//! Teaches the tiny GPT the form of a question: `learn_questions [WEIGHTS]`.

use std::path::PathBuf;

use anyhow::Result;
use fine_tune::adapter::{Adapter, model};
use fine_tune::questions::questions;
use fine_tune::tune::{answer, batches, save, train, weights};
use tiny_gpt::train::held_back_loss;
use tiny_gpt::{Config, weights_path};

// ANCHOR: main
fn main() -> Result<()> {
    let path = std::env::args()
        .nth(1)
        .map_or_else(weights_path, PathBuf::from);
    let (frozen, config) = (weights(&path)?, Config::default());
    let bpe = tokens::book_tokens()?;
    let (train_text, held_back) = tokens::split();
    let asked = bpe.encode(&questions(&train_text));
    let test = bpe.encode(&questions(&held_back));
    let book = bpe.encode(&held_back);
    let show = |name: &str, gpt: &tiny_gpt::Gpt| -> Result<()> {
        // four windows of 128 tokens, and the token after the last
        let asked = held_back_loss(gpt, &test[..513])?;
        let read = held_back_loss(gpt, &book[..513])?;
        println!("{name:<10} questions {asked:.2}, book {read:.2}");
        Ok(())
    };

    show("as it was", &model(&frozen, config)?)?;
    let adapter = Adapter::new(&frozen, 4, 8.0, 1)?;
    show("B = 0", &adapter.apply(&frozen, config)?)?;
    let now = || adapter.apply(&frozen, config);
    train(adapter.vars(), now, batches(asked, config, 1), 20, 5e-3)?;
    let tuned = now()?;
    show("tuned", &tuned)?;

    let all: usize = frozen.values().map(|w| w.elem_count()).sum();
    println!("trained {} of {all} numbers", adapter.numbers());
    let file = std::env::temp_dir().join("questions.safetensors");
    println!("adapter of {} bytes", save(&adapter, &file)?);
    println!("When not to? {}", answer(&tuned, &bpe, "When not to", 24)?);
    Ok(())
}
// ANCHOR_END: main
