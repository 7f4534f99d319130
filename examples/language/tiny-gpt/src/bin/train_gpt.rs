//! The training of the book's model: `train_gpt [DIRECTORY] [STEPS]`. It writes
//! a checkpoint, the best weights and losses into the directory, and
//! goes on where it stopped if a checkpoint is there.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::{env, time::Instant};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use tiny_gpt::train::{Plan, Training, held_back_loss, save_weights};
use tiny_gpt::{Config, checkpoint};

const EVERY: usize = 50;

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(
        arguments.next().unwrap_or_else(|| "target/tiny-gpt".into()),
    );
    let steps = arguments
        .next()
        .map_or(Ok(2000), |steps| steps.parse())
        .context("not a number of steps")?;
    fs::create_dir_all(&folder)?;
    let bpe = tokens::book_tokens()?;
    let (train, held_back) = tokens::split();
    let (train, held_back) = (bpe.encode(&train), bpe.encode(&held_back));
    println!(
        "{} tokens to train on, {} held back",
        train.len(),
        held_back.len()
    );

    let plan = Plan {
        steps,
        ..Plan::default()
    };
    let mut training = Training::new(Config::default(), plan, train)?;
    let path = folder.join("checkpoint.safetensors");
    if path.exists() {
        checkpoint::resume(&mut training, &path)?;
        println!("resumed after step {}", training.optimiser.step);
    }
    let bar = ProgressBar::new(steps as u64).with_style(
        ProgressStyle::with_template(
            "{wide_bar} step {pos} of {len}, {eta} left, {msg}",
        )?,
    );
    bar.set_position(training.optimiser.step as u64);
    let mut log = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("losses.csv"))?;
    let (begin, mut best, mut sum) = (Instant::now(), f32::INFINITY, 0.0);
    loop {
        let step = training.optimiser.step;
        if step.is_multiple_of(EVERY) || step == steps {
            let loss = held_back_loss(&training.gpt, &held_back)?;
            let mean = sum / EVERY as f32;
            let seconds = begin.elapsed().as_secs();
            writeln!(log, "{step},{mean:.4},{loss:.4},{seconds}")?;
            sum = 0.0;
            if loss < best {
                best = loss;
                save_weights(&training.vars, &folder.join("best.safetensors"))?;
            }
            if step.is_multiple_of(5 * EVERY) {
                save_weights(
                    &training.vars,
                    &folder.join(format!("at-{step}.safetensors")),
                )?;
            }
            checkpoint::save(&training, &path)?;
            bar.set_message(format!("loss {mean:.3}, held back {loss:.3}"));
        }
        if step == steps {
            break;
        }
        sum += training.step()?;
        bar.inc(1);
    }
    bar.finish();
    println!("best loss on held-back text: {best:.3}");
    Ok(())
}
