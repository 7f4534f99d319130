//! The training of the book's model: `train_gpt [FOLDER] [STEPS]`. The folder
//! gets a checkpoint, the best weights and the losses. Started again, it goes
//! on after the last checkpoint.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use tiny_gpt::train::{Plan, Training, held_back_loss, save_weights};
use tiny_gpt::write::load;
use tiny_gpt::{Config, checkpoint};

const EVERY: usize = 50;

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().unwrap_or("target/tiny-gpt".into());
    let folder = PathBuf::from(folder);
    let steps = arguments.next().map_or(Ok(2000), |steps| steps.parse());
    let plan = Plan {
        steps: steps.context("the second argument is a number of steps")?,
        ..Plan::default()
    };
    fs::create_dir_all(&folder)?;
    let bpe = tokens::book_tokens()?;
    let (train, held_back) = tokens::split();
    let held_back = bpe.encode(&held_back);
    let mut training =
        Training::new(Config::default(), plan, bpe.encode(&train))?;

    let path = folder.join("checkpoint.safetensors");
    let best_path = folder.join("best.safetensors");
    let mut best = f32::INFINITY;
    let resumed = path.exists();
    if resumed {
        checkpoint::resume(&mut training, &path)?;
        best = held_back_loss(&load(&best_path)?, &held_back)?;
    }
    let mut log = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("losses.csv"))?;
    let first = training.optimiser.step;

    // ANCHOR: bar
    let style = "{wide_bar} step {pos} of {len}, {eta} left, {msg}";
    let bar = ProgressBar::new(plan.steps as u64)
        .with_style(ProgressStyle::with_template(style)?)
        .with_position(first as u64);
    let mut sum = 0.0;
    for step in first..=plan.steps {
        let known = resumed && step == first;
        if (step % EVERY == 0 || step == plan.steps) && !known {
            let loss = held_back_loss(&training.gpt, &held_back)?;
            let mean = sum / EVERY as f32;
            writeln!(log, "{step},{mean:.4},{loss:.4}")?;
            bar.set_message(format!("loss {mean:.2}, held back {loss:.2}"));
            if loss < best {
                best = loss;
                save_weights(&training.vars, &best_path)?;
            }
            checkpoint::save(&training, &path)?;
            sum = 0.0;
        }
        if step < plan.steps {
            sum += training.step()?;
            bar.inc(1);
        }
    }
    bar.finish();
    // ANCHOR_END: bar
    println!("best loss on held-back text: {best:.3}");
    Ok(())
}
