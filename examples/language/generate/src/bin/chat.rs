//! Answers a question: `chat [--model PATH] [--temperature T] [--top-p P]
//! [--seed N] [--tokens N] QUESTION`. Without a temperature it is greedy.

use std::env;
use std::io::{Write, stdout};
use std::str::FromStr;

use anyhow::{Context, Result, ensure};
use generate::chat::{Assistant, generate};
use generate::file::model_path;
use generate::sample::{Random, Sampler, greedy};
use generate::stream::{Characters, token_bytes};
use generate::text::{encode, prompt};

fn main() -> Result<()> {
    let mut sampler = Sampler {
        temperature: 0.0,
        top_p: 1.0,
        random: Random(1),
    };
    let (mut most, mut question) = (None, vec![]);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = &mut arguments;
        match argument.as_str() {
            "--model" => drop(value.next()), // `model_path` reads it
            "--temperature" => sampler.temperature = parse(&argument, value)?,
            "--top-p" => sampler.top_p = parse(&argument, value)?,
            "--seed" => sampler.random = Random(parse(&argument, value)?),
            "--tokens" => most = Some(parse(&argument, value)?),
            _ => question.push(argument),
        }
    }
    ensure!(!question.is_empty(), "what is the question?");
    let text = prompt(&question.join(" "));

    let mut assistant = Assistant::load(&model_path()?)?;
    let tokens = encode(&assistant.tokenizer, &text)?;
    let mut limits = assistant.limits;
    limits.answer = most.unwrap_or(limits.answer);
    let mut characters = Characters::default();
    let show = |token| {
        let bytes = token_bytes(&assistant.tokenizer, token);
        print!("{}", characters.push(&bytes));
        Ok(stdout().flush()?)
    };
    let choose = |logits: &[f32]| match sampler.temperature {
        0.0 => greedy(logits),
        _ => sampler.choose(logits),
    };
    generate(&mut assistant.model, &tokens, limits, choose, show)?;
    println!("{}", characters.finish());
    Ok(())
}

/// The value of an option.
fn parse<T: FromStr>(
    name: &str,
    arguments: &mut impl Iterator<Item = String>,
) -> Result<T> {
    let value = arguments.next();
    let value = value.with_context(|| format!("{name}: which value?"))?;
    let parsed = value.parse().ok();
    parsed.with_context(|| format!("{name}: `{value}` does not fit"))
}
