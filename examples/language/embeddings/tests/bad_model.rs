//! A model that is missing, cut off, or another one, is one clear message.

use std::fs;
use std::path::Path;

use anyhow::Result;
use embeddings::Encoder;

const BERT: &str = r#"{"vocab_size": 9, "hidden_size": 4, "num_hidden_layers": 1,
    "num_attention_heads": 2, "intermediate_size": 4, "hidden_act": "gelu",
    "hidden_dropout_prob": 0.1, "max_position_embeddings": 8, "type_vocab_size": 2,
    "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": 0,
    "model_type": "bert"}"#;

fn refusal(folder: &Path) -> String {
    let error = Encoder::load(folder).err().expect("is refused");
    error.to_string()
}

#[test]
fn a_missing_model() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let message = refusal(folder.path());
    assert!(
        message.starts_with("config.json is missing in "),
        "{message}"
    );
    assert!(
        message.contains("`cargo book models` fetches it"),
        "{message}"
    );
    Ok(())
}

#[test]
fn another_architecture() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let config = folder.path().join("config.json");
    fs::write(&config, BERT.replace("\"bert\"", "\"gpt2\""))?;
    assert_eq!(
        refusal(folder.path()),
        "this program reads BERT models, and config.json is of another"
    );
    fs::write(&config, "{}")?;
    assert_eq!(
        refusal(folder.path()),
        "config.json is not that of a BERT model"
    );
    Ok(())
}

#[test]
fn weights_that_are_cut_off() -> Result<()> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("config.json"), BERT)?;
    fs::write(folder.path().join("model.safetensors"), "cut")?;
    assert_eq!(refusal(folder.path()), "cannot read model.safetensors");
    Ok(())
}
