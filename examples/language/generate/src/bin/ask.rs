use std::{env, fs::File};

use anyhow::{Context, Error, Result};
use candle_core::quantized::gguf_file::Content;
use candle_core::quantized::tokenizer::TokenizerFromGguf;
use candle_core::{Device::Cpu, Tensor};
use candle_transformers::models::quantized_llama::ModelWeights;
use tokenizers::Tokenizer;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::digits::Digits;
use tokenizers::pre_tokenizers::sequence::Sequence;

fn main() -> Result<()> {
    let path = env::args().nth(1).context("which model?")?;
    let mut file = File::open(path)?;
    let content = Content::read(&mut file)?;
    let mut tokenizer = Tokenizer::from_gguf(&content)?;
    let bytes = ByteLevel::new(false, true, true);
    let parts = vec![Digits::new(true).into(), bytes.into()];
    tokenizer.with_pre_tokenizer(Some(Sequence::new(parts)));
    let mut model = ModelWeights::from_gguf(content, &mut file, &Cpu)?;

    let prompt = "<|im_start|>user\nWhat is the capital of France?<|im_end|>
<|im_start|>assistant\n";
    let prompt = tokenizer.encode(prompt, false).map_err(Error::msg)?;
    let mut tokens = prompt.get_ids().to_vec();
    let mut position = 0;
    let mut answer = vec![];
    loop {
        let input = Tensor::new(&tokens[..], &Cpu)?.unsqueeze(0)?;
        let logits = model.forward(&input, position)?; // (1, 49152)
        let best = logits.argmax(1)?.to_vec1::<u32>()?[0];
        if best == 2 {
            break; // <|im_end|>
        }
        answer.push(best);
        position += tokens.len();
        tokens = vec![best];
    }
    println!("{}", tokenizer.decode(&answer, true).map_err(Error::msg)?);
    Ok(())
}
