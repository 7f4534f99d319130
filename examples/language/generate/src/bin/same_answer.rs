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
    let prompt = text::prompt("What is the capital of France?");
    let prompt = text::encode(&tokenizer, &prompt)?;

    let theirs = candle.logits(&prompt, 0)?;
    let ours = fast.logits(&prompt, 0)?;
    let pairs = theirs.iter().zip(&ours);
    let largest = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    println!("logits differ by less than 2: {}", largest < 2.0);

    let show = |_| Ok(());
    let theirs = generate(&mut candle, &prompt, limits, greedy, show)?;
    let ours = generate(&mut fast, &prompt, limits, greedy, show)?;
    println!("the same {} tokens: {}", ours.len(), ours == theirs);
    println!("{}", tokenizer.decode(&ours, true).map_err(Error::msg)?);
    Ok(())
}
// ANCHOR_END: main
