//! One step of training, or writing, to be timed: `gpt_speed
//! train|kept|candle|plain [--time]`. `kept` is `train` with an allocator that
//! keeps memory which was freed, and does not return it to the system.

use std::env;
use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use tiny_gpt::plain::Plain;
use tiny_gpt::random::Random;
use tiny_gpt::sample::{draw, probabilities};
use tiny_gpt::train::{Plan, Training};
use tiny_gpt::write::{load, write};
use tiny_gpt::{Config, weights_path};

const TOKENS: usize = 60;

fn main() -> Result<()> {
    let which = env::args()
        .nth(1)
        .context("train, kept, candle or plain?")?;
    if which == "kept" {
        return kept();
    }
    let bpe = tokens::book_tokens()?;
    let begin = bpe.encode("You will be able to");
    let text: String = tokens::pages().take(3).collect();
    let plan = Plan {
        steps: 1000,
        batch: 4,
        ..Plan::default()
    };
    let mut training =
        Training::new(Config::default(), plan, bpe.encode(&text))?;
    let gpt = load(&weights_path())?;
    let mut plain = Plain::read(&fs::read(weights_path())?)?;
    let mut work = || -> Result<String> {
        let mut random = Random::new(2);
        let mut tokens = begin.clone();
        match which.as_str() {
            "train" => return Ok(format!("loss {:.4}", training.step()?)),
            "candle" => write(&gpt, &mut tokens, TOKENS, 0.8, &mut random)?,
            "plain" => {
                plain.restart();
                let mut scores = vec![];
                for token in &tokens {
                    scores = plain.push(*token)?;
                }
                for _ in 0..TOKENS {
                    let next = draw(&probabilities(&scores, 0.8), &mut random);
                    tokens.push(next);
                    scores = plain.push(next)?;
                }
            }
            other => bail!("train, kept, candle or plain, not {other}"),
        }
        Ok(String::from_utf8_lossy(&bpe.decode(&tokens)).into_owned())
    };
    println!("{}", work()?);
    if env::args().any(|argument| argument == "--time") {
        let (begin, mut runs) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 1.0 {
            work()?;
            runs += 1;
        }
        let seconds = begin.elapsed().as_secs_f64() / f64::from(runs);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}

fn kept() -> Result<()> {
    let tunables = ["trim_threshold", "mmap_threshold", "top_pad"];
    let tunables =
        tunables.map(|name| format!("glibc.malloc.{name}=500000000"));
    let status = Command::new(env::current_exe()?)
        .arg("train")
        .args(env::args().skip(2))
        .env("GLIBC_TUNABLES", tunables.join(":"))
        .status()?;
    ensure!(status.success(), "{status}");
    Ok(())
}
