//! Each thing that can be wrong with a file or a prompt has one message.

use std::fs::{self, File};
use std::path::Path;

use anyhow::Result;
use candle_core::quantized::gguf_file::{Value, write};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{DType, Device::Cpu, Tensor};
use generate::chat::{Limits, Model, generate};
use generate::file::{fits, open};
use generate::sample::greedy;
use generate::text::tokenizer;
use tempfile::tempdir;

/// Writes a file with one small tensor.
fn model(path: &Path, metadata: &[(&str, &str)]) -> Result<()> {
    let metadata: Vec<_> = metadata
        .iter()
        .map(|(key, text)| (*key, Value::String((*text).into())))
        .collect();
    let metadata: Vec<_> = metadata.iter().map(|(key, v)| (*key, v)).collect();
    let numbers = Tensor::zeros((32, 32), DType::F32, &Cpu)?;
    let tensor = QTensor::quantize(&numbers, GgmlDType::F32)?;
    let tensors = [("token_embd.weight", &tensor)];
    Ok(write(&mut File::create(path)?, &metadata, &tensors)?)
}

fn message<T>(result: Result<T>) -> String {
    format!("{:#}", result.err().expect("an error"))
}

#[test]
fn no_file() {
    let error = message(open(Path::new("missing.gguf")));
    assert!(
        error.contains("no model (`cargo book models` fetches it)"),
        "{error}"
    );
}

#[test]
fn another_format() -> Result<()> {
    let folder = tempdir()?;
    let path = folder.path().join("model.gguf");
    fs::write(&path, "<html>not found</html>")?;
    let error = message(open(&path));
    assert!(error.contains("not a GGUF file, or cut short"), "{error}");
    Ok(())
}

#[test]
fn cut_short() -> Result<()> {
    let folder = tempdir()?;
    let path = folder.path().join("model.gguf");
    model(&path, &[("general.architecture", "llama")])?;
    let whole = fs::metadata(&path)?.len();
    open(&path)?;
    let file = File::options().write(true).open(&path)?;
    file.set_len(whole - 1)?;
    let error = message(open(&path));
    let expected =
        format!("cut short: {} bytes of at least {whole}", whole - 1);
    assert!(error.contains(&expected), "{error}");
    for length in [0, 3, 20, 60] {
        file.set_len(length)?;
        let error = message(open(&path));
        assert!(error.contains("cut short"), "{length} bytes: {error}");
    }
    Ok(())
}

#[test]
fn another_architecture() -> Result<()> {
    let folder = tempdir()?;
    let path = folder.path().join("model.gguf");
    model(&path, &[("general.architecture", "bert")])?;
    let error = message(open(&path));
    assert!(
        error.contains("architecture `bert`, not `llama`"),
        "{error}"
    );
    Ok(())
}

#[test]
fn missing_metadata() -> Result<()> {
    let folder = tempdir()?;
    let path = folder.path().join("model.gguf");
    model(&path, &[])?;
    let error = message(open(&path));
    assert!(
        error.contains("the metadata has no `general.architecture`"),
        "{error}"
    );
    let llama = ("general.architecture", "llama");
    model(&path, &[llama])?;
    let error = message(tokenizer(&open(&path)?));
    assert_eq!(error, "the metadata has no `tokenizer.ggml.pre`");
    model(&path, &[llama, ("tokenizer.ggml.pre", "klingon")])?;
    let error = message(tokenizer(&open(&path)?));
    assert_eq!(error, "no rule named `klingon` to split a text by");
    let gguf = open(&path)?;
    let error = message(gguf.number("general.architecture"));
    assert_eq!(
        error,
        "the metadata's `general.architecture` is not a whole number"
    );
    assert!(message(gguf.context_length()).contains("llama.context_length"));
    Ok(())
}

#[test]
fn larger_than_memory() {
    assert!(fits(1000, 1000).is_ok());
    assert_eq!(
        message(fits(8_000_000_000, 4_000_000_000)),
        "the model needs 8000 MB of memory, and 4000 MB are available"
    );
}

/// A model of three tokens, which counts: after token n it chooses n + 1.
struct Counting {
    calls: Vec<(Vec<u32>, usize)>,
}

impl Model for Counting {
    fn logits(&mut self, tokens: &[u32], position: usize) -> Result<Vec<f32>> {
        self.calls.push((tokens.to_vec(), position));
        let mut logits = vec![0.0; 9];
        logits[tokens[tokens.len() - 1] as usize + 1] = 1.0;
        Ok(logits)
    }
}

fn count(
    prompt: &[u32],
    context: usize,
    answer: usize,
) -> Result<(Vec<u32>, Counting)> {
    let limits = Limits {
        stop: 7,
        context,
        answer,
    };
    let mut model = Counting { calls: vec![] };
    let answer = generate(&mut model, prompt, limits, greedy, |_| Ok(()))?;
    Ok((answer, model))
}

#[test]
fn prompt_longer_than_the_context() {
    let error = message(count(&[1, 2, 3, 4], 4, 9));
    assert_eq!(error, "the prompt has 4 tokens, and the context only 4");
    assert_eq!(message(count(&[], 4, 9)), "the prompt is empty");
}

#[test]
fn an_answer_ends_at_the_stop_token_or_the_limit() -> Result<()> {
    assert_eq!(count(&[1, 2], 100, 100)?.0, [3, 4, 5, 6]);
    assert_eq!(count(&[1, 2], 5, 100)?.0, [3, 4, 5]);
    let (answer, model) = count(&[1, 2], 100, 2)?;
    assert_eq!(answer, [3, 4]);
    // prefill, and then one token at a time
    assert_eq!(model.calls, [(vec![1, 2], 0), (vec![3], 2)]);
    assert!(count(&[1, 2], 100, 0)?.0.is_empty());
    Ok(())
}
