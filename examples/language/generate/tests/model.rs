//! What the pages say about the real model. Without its file, nothing of this
//! crate is tested.

use anyhow::{Error, Result};
use candle_core::quantized::tokenizer::TokenizerFromGguf;
use generate::chat::Model;
use generate::file::{Gguf, model_path, open};
use generate::llama::{Cache, Llama};
use generate::text::{encode, message, prompt, tokenizer};
use tokenizers::Tokenizer;

fn gguf() -> Result<Gguf> {
    open(&model_path()?)
}

#[test]
fn our_network_and_candle_s_have_the_same_logits() -> Result<()> {
    let ours = Llama::load(&mut gguf()?)?;
    let mut candle_s = gguf()?.weights()?;
    let tokens = encode(&tokenizer(&gguf()?)?, "The capital of France is")?;
    let mut cache = Cache::new();
    let logits = ours.forward(&tokens, &mut cache)?.to_vec1::<f32>()?;
    let expected = candle_s.logits(&tokens, 0)?;
    assert_eq!(logits, expected);
    Ok(())
}

#[test]
fn the_page_shows_the_model_s_own_logits() -> Result<()> {
    let tokenizer = tokenizer(&gguf()?)?;
    let tokens = encode(&tokenizer, &prompt("Name a colour."))?;
    let logits = gguf()?.weights()?.logits(&tokens, 0)?;
    let words = ["The", "A", "I", "1", "*", "In", "This", "There"];
    let shown = [30.12, 29.64, 28.23, 27.80, 27.47, 27.35, 27.34, 27.10];
    for (word, shown) in words.iter().zip(shown) {
        let token = tokenizer.token_to_id(word).expect("one token");
        let logit = logits[token as usize];
        assert!((logit - shown).abs() < 0.5, "{word}: {logit}, {shown}");
    }
    Ok(())
}

#[test]
fn the_template_is_the_file_s() -> Result<()> {
    let gguf = gguf()?;
    let template = gguf.text("tokenizer.chat_template")?;
    let system = message("system", generate::text::SYSTEM);
    assert!(template.contains(&system), "{template}");
    assert!(template.contains("'<|im_start|>' + message['role'] + '\n'"));
    assert!(template.contains("message['content'] + '<|im_end|>' + '\n'"));
    assert!(template.contains("{{ '<|im_start|>assistant\n' }}"));
    Ok(())
}

/// Candle 0.11.1 takes the rule of GPT-2 for one that it doesn't know, with a
/// space in front of each part, and without the rule for digits.
#[test]
fn candle_does_not_know_how_this_model_splits() -> Result<()> {
    let gguf = gguf()?;
    let candle_s = Tokenizer::from_gguf(&gguf.content)?;
    let ours = tokenizer(&gguf)?;
    let pieces = |tokenizer: &Tokenizer, text| -> Result<Vec<String>> {
        let encoding = tokenizer.encode(text, false).map_err(Error::msg)?;
        Ok(encoding.get_tokens().to_vec())
    };
    assert_eq!(pieces(&ours, "<|im_end|>user")?, ["<|im_end|>", "user"]);
    assert_eq!(
        pieces(&candle_s, "<|im_end|>user")?,
        ["<|im_end|>", "Ġuser"]
    );
    assert_eq!(pieces(&ours, "a  12")?, ["a", "ĠĠ", "1", "2"]);
    assert_eq!(pieces(&candle_s, "a  12")?, ["Ġa", "Ġ", "Ġ", "1", "2"]);
    Ok(())
}

/// The bytes of all tokens of a text are the bytes of the text.
#[test]
fn tokens_keep_every_byte() -> Result<()> {
    let tokenizer = tokenizer(&gguf()?)?;
    let text = "naïve 🦀 in 東京,\n\t\u{1}\u{7f}\u{a0}\u{ad}ÿ 1969 «x»";
    let tokens = encode(&tokenizer, text)?;
    let bytes = |token| generate::stream::token_bytes(&tokenizer, token);
    let all: Vec<u8> = tokens.into_iter().flat_map(bytes).collect();
    assert_eq!(String::from_utf8(all)?, text);
    Ok(())
}
