//! The likeliest first tokens of an answer: `choices [--model PATH]`.

use anyhow::{Error, Result};
use generate::chat::{Assistant, Model};
use generate::file::model_path;
use generate::sample::probabilities;
use generate::text::{encode, prompt};

fn main() -> Result<()> {
    let mut assistant = Assistant::load(&model_path()?)?;
    let question = std::env::args().last().filter(|a| a.contains(' '));
    let question = question.unwrap_or("Name a colour.".into());
    let tokens = encode(&assistant.tokenizer, &prompt(&question))?;
    let logits = assistant.model.logits(&tokens, 0)?;
    for (token, share) in probabilities(&logits, 1.0).into_iter().take(8) {
        let word = assistant.tokenizer.decode(&[token], true);
        let (word, logit) = (word.map_err(Error::msg)?, logits[token as usize]);
        println!(
            "{token:6}  {:10}  {logit:6.2}  {share:.2}",
            format!("{word:?}")
        );
    }
    Ok(())
}
