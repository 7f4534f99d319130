//! From text to tokens: the tokenizer and the chat template of the file.

use anyhow::{Error, Result, ensure};
use candle_core::quantized::tokenizer::TokenizerFromGguf;
use tokenizers::Tokenizer;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::digits::Digits;
use tokenizers::pre_tokenizers::sequence::Sequence;

use crate::file::Gguf;

/// Builds the tokenizer that the file's metadata describes.
pub fn tokenizer(gguf: &Gguf) -> Result<Tokenizer> {
    let rule = gguf.text("tokenizer.ggml.pre")?;
    ensure!(
        rule == "smollm",
        "no rule named `{rule}` to split a text by"
    );
    let mut tokenizer = Tokenizer::from_gguf(&gguf.content)?;
    let bytes = ByteLevel::new(false, true, true);
    let parts = vec![Digits::new(true).into(), bytes.into()];
    tokenizer.with_pre_tokenizer(Some(Sequence::new(parts)));
    Ok(tokenizer)
}

/// The message that the file's template puts in front.
pub const SYSTEM: &str = "You are a helpful AI assistant named SmolLM, \
    trained by Hugging Face";

/// One message, in the form in which the model was trained.
pub fn message(role: &str, text: &str) -> String {
    format!("<|im_start|>{role}\n{text}<|im_end|>\n")
}

/// A question, and the beginning of an answer.
pub fn prompt(question: &str) -> String {
    message("user", question) + "<|im_start|>assistant\n"
}

/// The tokens of a text.
pub fn encode(tokenizer: &Tokenizer, text: &str) -> Result<Vec<u32>> {
    let encoding = tokenizer.encode(text, false).map_err(Error::msg)?;
    Ok(encoding.get_ids().to_vec())
}
