//! Saves a model as JSON, loads it, and asks both.

use std::{env, fs, process};

use classical_ml::data;
use classical_ml::diagnosis::Diagnosis;

fn main() -> anyhow::Result<()> {
    let (train, test) = data::split(&data::read()?);
    let name = format!("diagnosis-{}.json", process::id());
    let path = env::temp_dir().join(name);
    // ANCHOR: save
    let fitted = Diagnosis::fit(&train, 1.0)?;
    fs::write(&path, serde_json::to_vec(&fitted)?)?;
    let loaded: Diagnosis = serde_json::from_slice(&fs::read(&path)?)?;
    // ANCHOR_END: save
    fs::remove_file(path)?;
    let guesses = loaded.predict(&test.records);
    let same = guesses == fitted.predict(&test.records);
    let malignant = guesses.iter().filter(|one| **one).count();
    println!("called malignant {malignant} of {}", guesses.len());
    println!("guesses the same as before: {same}");
    println!("model the same to the last bit: {}", loaded == fitted);
    Ok(())
}
