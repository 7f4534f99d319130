//! What is lost: the tiny GPT in each format, on text that was held back.

use anyhow::Result;
use candle_core::quantized::GgmlDType;
use quantize::model::{Text, go_on, gpt, quantize, size, weights};

/// How many tokens of the held-back text are read.
const TOKENS: usize = 4 * 1024 + 1;

fn main() -> Result<()> {
    let bpe = tokens::book_tokens()?;
    let held_back = bpe.encode(&tokens::split().1);
    let text = Text::new(&held_back[..TOKENS])?;
    let prompt = bpe.encode("The compiler");
    let weights = weights()?;
    let count: usize = weights.iter().map(|(_, w)| w.elem_count()).sum();
    let mut first = Vec::new();
    println!("format  bits   kB  perplexity  other token  goes on");
    for (name, format) in FORMATS {
        let tensors = quantize(&weights, format)?;
        let gpt = gpt(&tensors)?;
        let (perplexity, guesses) = text.read(&gpt)?;
        if first.is_empty() {
            first.clone_from(&guesses);
        }
        let others = first.iter().zip(&guesses).filter(|(a, b)| a != b).count();
        let share = 100.0 * others as f32 / first.len() as f32;
        let bytes = size(&tensors);
        let bits = 8.0 * bytes as f32 / count as f32;
        let mut tokens = prompt.clone();
        go_on(&gpt, &mut tokens, 12)?;
        let words = String::from_utf8_lossy(&bpe.decode(&tokens)).into_owned();
        println!(
            "{name:6} {bits:5.2} {:4} {perplexity:11.2} {share:10.0} %  {words:?}",
            bytes / 1000
        );
    }
    Ok(())
}

const FORMATS: [(&str, GgmlDType); 6] = [
    ("F32", GgmlDType::F32),
    ("F16", GgmlDType::F16),
    ("Q8_0", GgmlDType::Q8_0),
    ("Q4_K", GgmlDType::Q4K),
    ("Q4_1", GgmlDType::Q4_1),
    ("Q4_0", GgmlDType::Q4_0),
];
