//! An adapter begins as no change at all, learns, and is saved and merged.

use std::path::Path;

use anyhow::Result;
use candle_core::{DType, Device, Tensor};
use fine_tune::adapter::{Adapter, Weights, model};
use fine_tune::questions::questions;
use fine_tune::tune::{batches, load, save, train, weights};
use tiny_gpt::Config;
use tiny_gpt::start::{self, sorted};

const SMALL: Config = Config {
    vocabulary: 40,
    context: 16,
    width: 16,
    heads: 2,
    layers: 1,
};

fn small() -> Result<Weights> {
    let (_, vars) = start::model(SMALL, 1)?;
    let vars = sorted(&vars).into_iter();
    Ok(vars
        .map(|(name, var)| (name, var.as_detached_tensor()))
        .collect())
}

fn text() -> Vec<u32> {
    (0..400).map(|place| place * place % 37).collect()
}

fn logits(gpt: &tiny_gpt::Gpt) -> Result<Vec<f32>> {
    let tokens = Tensor::new(&[3u32, 9, 27, 1], &Device::Cpu)?.unsqueeze(0)?;
    Ok(gpt.forward(&tokens)?.flatten_all()?.to_vec1()?)
}

#[test]
fn it_begins_as_no_change_at_all() -> Result<()> {
    let weights = small()?;
    let adapter = Adapter::new(&weights, 4, 8.0, 1)?;
    let with = logits(&adapter.apply(&weights, SMALL)?)?;
    assert_eq!(with, logits(&model(&weights, SMALL)?)?);
    Ok(())
}

#[test]
fn it_learns_and_the_weights_stay() -> Result<()> {
    let weights = small()?;
    let before = logits(&model(&weights, SMALL)?)?;
    let adapter = Adapter::new(&weights, 4, 8.0, 1)?;
    let tuned = || adapter.apply(&weights, SMALL);
    let first =
        train(adapter.vars(), tuned, batches(text(), SMALL, 1), 1, 1e-2)?;
    let last =
        train(adapter.vars(), tuned, batches(text(), SMALL, 1), 40, 1e-2)?;
    assert!(last < first - 0.3, "from {first} to {last}");
    assert_eq!(before, logits(&model(&weights, SMALL)?)?);
    Ok(())
}

#[test]
fn if_both_are_zero_it_learns_nothing() -> Result<()> {
    let weights = small()?;
    let adapter = Adapter::new(&weights, 4, 8.0, 1)?;
    for pair in adapter.pairs.values() {
        pair.a.set(&pair.a.zeros_like()?)?;
    }
    let tuned = || adapter.apply(&weights, SMALL);
    train(adapter.vars(), tuned, batches(text(), SMALL, 1), 5, 1e-2)?;
    assert_eq!(logits(&tuned()?)?, logits(&model(&weights, SMALL)?)?);
    Ok(())
}

#[test]
fn a_saved_adapter_is_the_same_to_16_bits() -> Result<()> {
    let weights = small()?;
    let adapter = Adapter::new(&weights, 2, 4.0, 1)?;
    let tuned = || adapter.apply(&weights, SMALL);
    train(adapter.vars(), tuned, batches(text(), SMALL, 1), 3, 1e-2)?;
    let file = std::env::temp_dir().join("lesson.adapter.safetensors");
    save(&adapter, &file)?;
    let other = Adapter::new(&weights, 2, 4.0, 2)?;
    load(&other, &file)?;
    let (ours, theirs) =
        (logits(&tuned()?)?, logits(&other.apply(&weights, SMALL)?)?);
    assert!(ours.iter().zip(&theirs).all(|(a, b)| (a - b).abs() < 1e-2));

    let larger = Adapter::new(&weights, 3, 4.0, 1)?;
    let error = load(&larger, &file)
        .expect_err("the rank differs")
        .to_string();
    assert!(
        error.contains("[2, 16], and this model needs [3, 16]"),
        "{error}"
    );
    Ok(())
}

#[test]
fn a_loss_that_is_not_a_number_stops_the_training() -> Result<()> {
    let mut weights = small()?;
    let name = "norm.weight".to_string();
    let spoiled = (weights[&name].zeros_like()? + f64::NAN)?;
    weights.insert(name, spoiled.to_dtype(DType::F32)?);
    let adapter = Adapter::new(&weights, 2, 4.0, 1)?;
    let tuned = || adapter.apply(&weights, SMALL);
    let error =
        train(adapter.vars(), tuned, batches(text(), SMALL, 1), 3, 1e-2);
    let error = error.expect_err("the loss is NaN").to_string();
    assert_eq!(error, "step 1: the loss is NaN; try a smaller rate");
    Ok(())
}

#[test]
fn a_missing_file_and_a_rank_of_zero_are_named() -> Result<()> {
    let error = weights(Path::new("nowhere.safetensors")).expect_err("missing");
    assert_eq!(error.to_string(), "nowhere.safetensors has no weights");
    let error = Adapter::new(&small()?, 0, 4.0, 1).err().expect("rank 0");
    assert_eq!(
        error.to_string(),
        "an adapter of rank 0 cannot learn anything"
    );
    Ok(())
}

#[test]
fn headings_become_questions() {
    let text = "# Arrays\n\nYou will multiply. And slice.\n\n## A view\n\nNo copy. Fast.\n\nMore.\n";
    let expected = "Question: Arrays?\nAnswer: You will multiply.\n\n\
                    Question: A view?\nAnswer: No copy.\n\n";
    assert_eq!(questions(text), expected);
}

/// The page holds what `ranks svg` draws.
#[test]
fn the_page_shows_the_picture() -> Result<()> {
    let mut ranks = std::process::Command::new(env!("CARGO_BIN_EXE_ranks"));
    let picture = String::from_utf8(ranks.arg("svg").output()?.stdout)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let page =
        std::fs::read_to_string(root.join("src/language/fine-tune/ranks.md"))?;
    assert!(page.contains(&picture), "{picture}");
    Ok(())
}

/// What a copy of Candle's Llama has to replace before it can be trained.
#[test]
fn the_fast_operations_have_no_backward_pass() -> Result<()> {
    use candle_core::Var;
    use candle_nn::{ops, rotary_emb};
    let x = Var::ones((1, 2, 3, 4), DType::F32, &Device::Cpu)?;
    let ones = Tensor::ones((3, 2), DType::F32, &Device::Cpu)?;
    let alpha = Tensor::ones(4, DType::F32, &Device::Cpu)?;
    for fast in [
        ops::softmax_last_dim(&x)?,
        rotary_emb::rope(&x, &ones, &ones)?,
        ops::rms_norm(&x, &alpha, 1e-5)?,
    ] {
        // No error: the gradient silently ends there.
        assert!(fast.sum_all()?.backward()?.get(&x).is_none());
    }
    for slow in [
        ops::softmax(&x, 3)?,
        rotary_emb::rope_slow(&x, &ones, &ones)?,
        ops::rms_norm_slow(&x, &alpha, 1e-5)?,
    ] {
        assert!(slow.sum_all()?.backward()?.get(&x).is_some());
    }
    Ok(())
}
