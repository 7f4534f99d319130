//! Eight steps in one go, and eight with a stop after four.

use anyhow::Result;
use tiny_gpt::train::{Plan, Training};
use tiny_gpt::{Config, checkpoint};

fn training(seed: u64) -> Result<Training> {
    let bpe = tokens::book_tokens()?;
    let text = tokens::pages().next().unwrap_or_default();
    let small = Config {
        context: 32,
        width: 32,
        layers: 2,
        ..Config::default()
    };
    let plan = Plan {
        steps: 8,
        warm_up: 2,
        batch: 4,
        seed,
        ..Plan::default()
    };
    Training::new(small, plan, bpe.encode(text))
}

fn main() -> Result<()> {
    let file = format!("tiny-gpt-{}.safetensors", std::process::id());
    let path = std::env::temp_dir().join(file);
    // ANCHOR: main
    let mut straight = training(1)?;
    let losses = (0..8)
        .map(|_| straight.step())
        .collect::<Result<Vec<_>>>()?;

    let mut stopped = training(1)?;
    for _ in 0..4 {
        stopped.step()?;
    }
    checkpoint::save(&stopped, &path)?;
    drop(stopped);

    let mut resumed = training(2)?; // other weights, other batches
    checkpoint::resume(&mut resumed, &path)?;
    for (step, loss) in losses.iter().enumerate().skip(4) {
        let again = resumed.step()?;
        let equal = loss.to_bits() == again.to_bits();
        println!(
            "step {}: {loss:.3} and {again:.3}, equal: {equal}",
            step + 1
        );
    }
    // ANCHOR_END: main
    std::fs::remove_file(path)?;
    Ok(())
}
