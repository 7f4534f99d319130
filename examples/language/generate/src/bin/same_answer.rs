//! Asks Candle and the forward pass of our own the same question.

use anyhow::{Error, Result};
use generate::chat::{Assistant, Model, generate};
use generate::fast::{Fast, Kernel};
use generate::sample::greedy;
use generate::{file, text};

// ANCHOR: main
fn main() -> Result<()> {
    let path = file::model_path()?;
    let candle = Assistant::load(&path)?;
    let (tokenizer, limits, mut candle) =
        (candle.tokenizer, candle.limits, candle.model);
    let mut fast = Fast::load(&path, 2, Kernel::best())?;
    let question = "What is the capital of France?";
    let prompt = text::prompt(text::SYSTEM, question);
    let prompt = text::encode(&tokenizer, &prompt)?;

    let show = |_| Ok(());
    let theirs = generate(&mut candle, &prompt, limits, greedy, show)?;
    let ours = generate(&mut fast, &prompt, limits, greedy, show)?;
    println!("{}", tokenizer.decode(&ours, true).map_err(Error::msg)?);
    println!("the same {} tokens: {}", ours.len(), ours == theirs);

    let theirs = candle.logits(&prompt, 0)?;
    let ours = fast.logits(&prompt, 0)?;
    let pairs = theirs.iter().zip(&ours);
    let largest = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let (low, high) = ours.iter().fold((0.0_f32, 0.0_f32), |(low, high), x| {
        (low.min(*x), high.max(*x))
    });
    println!("logits from {low:.0} to {high:.0}");
    println!("they differ by less than 2: {}", largest < 2.0);
    Ok(())
}
// ANCHOR_END: main
