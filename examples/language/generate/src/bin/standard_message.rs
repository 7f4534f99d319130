//! The same question with and without the message that the file's template
//! puts in front: `standard_message [--model PATH]`.

use anyhow::{Error, Result};
use generate::chat::{Assistant, generate};
use generate::file::model_path;
use generate::sample::greedy;
use generate::text::{SYSTEM, encode, message, prompt};

fn main() -> Result<()> {
    let mut assistant = Assistant::load(&model_path()?)?;
    assistant.limits.answer = 8;
    let limits = assistant.limits;
    let question = prompt("What is the capital of France?");
    for text in [question.clone(), message("system", SYSTEM) + &question] {
        let tokens = encode(&assistant.tokenizer, &text)?;
        let model = &mut assistant.model;
        let answer = generate(model, &tokens, limits, greedy, |_| Ok(()))?;
        let answer = assistant.tokenizer.decode(&answer, true);
        println!("{}", answer.map_err(Error::msg)?);
    }
    Ok(())
}
