//! Work to be timed: `embed_speed [own|words] [--time]` embeds the fifty questions.

use std::{env, time::Instant};

use anyhow::Result;
use embeddings::own::Own;
use embeddings::questions::QUESTIONS;
use embeddings::vectors::embed_all;
use embeddings::word_table::WordTable;
use embeddings::{Encoder, model};

fn main() -> Result<()> {
    let texts = QUESTIONS.lines().filter_map(|line| line.split_once('\t'));
    let texts: Vec<&str> = texts.map(|(text, _)| text).collect();
    let has = |word| env::args().any(|argument| argument == word);
    let folder = model::folder();
    if has("words") {
        let words = WordTable::load(&folder)?;
        return report(|| words.embed(&texts), has("--time"));
    }
    if has("own") {
        let own = Own::load(&folder)?;
        return report(
            || embed_all(|texts| own.embed(texts), &texts),
            has("--time"),
        );
    }
    let encoder = Encoder::load(&folder)?;
    report(
        || embed_all(|texts| encoder.embed(texts), &texts),
        has("--time"),
    )
}

fn report(
    work: impl Fn() -> Result<candle_core::Tensor>,
    time: bool,
) -> Result<()> {
    let rows = work()?;
    let similar = rows.get(0)?.mul(&rows.get(1)?)?.sum_all()?;
    let similar = similar.to_scalar::<f32>()?;
    println!(
        "{} questions, the first two {similar:.2} alike",
        rows.dim(0)?
    );
    if time {
        let (begin, mut runs) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 0.25 {
            work()?;
            runs += 1;
        }
        let seconds = begin.elapsed().as_secs_f64() / f64::from(runs);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
