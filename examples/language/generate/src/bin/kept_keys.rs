//! Whether old keys change when a token is added, and what keeping them
//! costs: `kept_keys [--model PATH]`.

use anyhow::{Result, ensure};
use candle_core::Tensor;
use generate::file::{model_path, open};
use generate::llama::{Cache, Llama};
use generate::sample::greedy;
use generate::text::{encode, tokenizer};

fn main() -> Result<()> {
    let mut gguf = open(&model_path()?)?;
    let tokenizer = tokenizer(&gguf)?;
    let llama = Llama::load(&mut gguf)?;
    let tokens = encode(&tokenizer, "The capital of France is")?;
    let length = tokens.len();

    // ANCHOR: keys
    let (mut short, mut long) = (Cache::new(), Cache::new());
    llama.forward(&tokens[..length - 1], &mut short)?;
    llama.forward(&tokens, &mut long)?;
    println!("{} keys in each of {} layers", length, long.len());
    for ((old, _), (new, _)) in short.iter().zip(&long) {
        let new = new.narrow(2, 0, length - 1)?; // without the last token's
        ensure!(largest_difference(old, &new)? < 0.1, "a key has changed");
    }
    println!("the first {} are the same", length - 1);
    // ANCHOR_END: keys
    // ANCHOR: tokens
    let mut cache = Cache::new();
    let mut input = tokens.clone();
    let (mut kept, mut recomputed) = (vec![], tokens.clone());
    for _ in 0..4 {
        let logits = llama.forward(&input, &mut cache)?.to_vec1()?;
        kept.push(greedy(&logits));
        input = vec![greedy(&logits)]; // one token at a time

        let logits = llama.forward(&recomputed, &mut Cache::new())?;
        recomputed.push(greedy(&logits.to_vec1()?)); // all from the start
    }
    ensure!(kept == recomputed[length..], "different answers");
    println!("the same 4 tokens with and without the cache");
    // ANCHOR_END: tokens

    // ANCHOR: bytes
    let layers = gguf.number("llama.block_count")?;
    let heads = gguf.number("llama.attention.head_count_kv")?;
    let size = gguf.number("llama.rope.dimension_count")?;
    let bytes = layers * heads * size * 2 * size_of::<f32>();
    let seen: usize = cache
        .iter()
        .map(|(keys, values)| keys.elem_count() + values.elem_count())
        .sum();
    ensure!(
        seen * size_of::<f32>() == bytes * (length + 3),
        "other sizes"
    );
    println!("{bytes} bytes for each token");
    let whole = gguf.number("llama.context_length")?;
    println!("{} for a whole context of {whole}", bytes * whole);
    // ANCHOR_END: bytes
    Ok(())
}

fn largest_difference(a: &Tensor, b: &Tensor) -> Result<f32> {
    let difference = (a - b)?.abs()?.flatten_all()?;
    Ok(difference.max(0)?.to_scalar()?)
}
