//! Ten steps of training, whose losses the PyTorch twin repeats.

use anyhow::Result;
use tiny_gpt::Config;
use tiny_gpt::train::{Plan, Training};

fn main() -> Result<()> {
    // ANCHOR: main
    let bpe = tokens::book_tokens()?;
    let text: String = tokens::pages().take(3).collect();
    let plan = Plan {
        steps: 10,
        warm_up: 3,
        batch: 4,
        ..Plan::default()
    };
    let mut training =
        Training::new(Config::default(), plan, bpe.encode(&text))?;
    let weights = training.vars.all_vars();
    let count: usize = weights.iter().map(|var| var.elem_count()).sum();
    println!("{count} weights");
    for step in 1..=plan.steps {
        println!("step {step:2}: loss {:.4}", training.step()?);
    }
    // ANCHOR_END: main
    Ok(())
}
