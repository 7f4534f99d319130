//! The time of a token: `token_speed prefill|decode|recompute
//! [--model PATH] [--time]`.

use std::{env, time::Instant};

use anyhow::Result;
use generate::chat::{Assistant, Forgetful, Limits, Model, generate};
use generate::file::model_path;
use generate::sample::greedy;
use generate::text::{encode, prompt};

const ANSWER: usize = 32;

fn main() -> Result<()> {
    let mut assistant = Assistant::load(&model_path()?)?;
    let question = prompt("Tell me about Paris.");
    let tokens = encode(&assistant.tokenizer, &question)?;
    println!("{} tokens of prompt, {ANSWER} of answer", tokens.len());
    if !env::args().any(|argument| argument == "--time") {
        return Ok(());
    }
    let (model, limits) = (&mut assistant.model, assistant.limits);
    let prefill = env::args().any(|argument| argument == "prefill");
    let recompute = env::args().any(|argument| argument == "recompute");
    let (mut seconds, mut count) = (0.0, 0);
    while seconds < 2.0 {
        if prefill {
            let begin = Instant::now();
            model.logits(&tokens, 0)?;
            seconds += begin.elapsed().as_secs_f64();
            count += tokens.len();
        } else if recompute {
            seconds += decode(&mut Forgetful::new(model), &tokens, limits)?;
            count += ANSWER - 1;
        } else {
            seconds += decode(model, &tokens, limits)?;
            count += ANSWER - 1;
        }
    }
    println!("seconds {:.9}", seconds / count as f64);
    Ok(())
}

/// The seconds from the first token of an answer to the last.
fn decode(
    model: &mut impl Model,
    prompt: &[u32],
    limits: Limits,
) -> Result<f64> {
    let limits = Limits {
        answer: ANSWER,
        ..limits
    };
    let mut begin = None;
    let show = |_token| {
        begin.get_or_insert_with(Instant::now);
        Ok(())
    };
    let answer = generate(model, prompt, limits, greedy, show)?;
    anyhow::ensure!(answer.len() == ANSWER, "a shorter answer than expected");
    Ok(begin.map_or(0.0, |begin| begin.elapsed().as_secs_f64()))
}
