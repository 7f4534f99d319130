//! Answers a question: `chat [--model PATH] [--system TEXT]
//! [--temperature T] [--top-p P] [--seed N] [--tokens N] QUESTION`. Without a temperature it is greedy.

use std::env;
use std::io::{Write, stdout};
use std::str::FromStr;

use anyhow::{Context, Error, Result};
use generate::chat::{Assistant, generate};
use generate::file::model_path;
use generate::sample::{Random, Sampler, greedy};
use generate::stream::{Characters, token_bytes};
use generate::text::{encode, message, prompt};

fn main() -> Result<()> {
    let question = env::args().skip(1).last().context("what question?")?;
    let temperature = option("--temperature")?.unwrap_or(0.0);
    let mut sampler = Sampler {
        temperature,
        top_p: option("--top-p")?.unwrap_or(1.0),
        random: Random(option("--seed")?.unwrap_or(1)),
    };
    let mut assistant = Assistant::load(&model_path()?)?;
    let system = option::<String>("--system")?;
    let system = system.map_or(String::new(), |text| message("system", &text));
    let tokens = encode(&assistant.tokenizer, &(system + &prompt(&question)))?;
    let mut characters = Characters::default();
    let show = |token| {
        let bytes = token_bytes(&assistant.tokenizer, token);
        print!("{}", characters.push(&bytes));
        Ok(stdout().flush()?)
    };
    let mut limits = assistant.limits;
    limits.answer = option("--tokens")?.unwrap_or(limits.answer);
    // ANCHOR: choose
    let choose = |logits: &[f32]| match temperature {
        0.0 => greedy(logits),
        _ => sampler.choose(logits),
    };
    generate(&mut assistant.model, &tokens, limits, choose, show)?;
    // ANCHOR_END: choose
    println!("{}", characters.finish());
    Ok(())
}

/// The value behind a name among the arguments, if it is there.
fn option<T: FromStr>(name: &str) -> Result<Option<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let value = env::args().skip_while(|argument| argument != name).nth(1);
    let parsed = value.map(|value| value.parse().map_err(Error::new));
    parsed
        .transpose()
        .with_context(|| format!("{name}: which?"))
}
