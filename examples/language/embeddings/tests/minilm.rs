//! The model against NumPy's forward pass, and the vectors that are kept.

use anyhow::Result;
use candle_core::{DType, Device::Cpu, Tensor};
use embeddings::own::Own;
use embeddings::{Encoder, model, sections, vectors};

fn largest_difference(a: &Tensor, b: &Tensor) -> Result<f32> {
    let difference = (a - b)?.abs()?.flatten_all()?.max(0)?;
    Ok(difference.to_scalar()?)
}

#[test]
fn vectors_equal_those_of_numpy() -> Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/numpy.safetensors");
    let numpy = &candle_core::safetensors::load(path, &Cpu)?["sentences"];
    let texts: Vec<&str> =
        include_str!("../data/sentences.txt").lines().collect();
    let ours = Encoder::load(&model::folder())?.embed(&texts)?;
    let difference = largest_difference(&ours, numpy)?;
    assert!(difference < 1e-5, "{difference}");
    Ok(())
}

#[test]
fn our_own_forward_pass_is_the_same() -> Result<()> {
    let texts = ["Short.", "A longer text, so that the short one is padded."];
    let own = Own::load(&model::folder())?.embed(&texts)?;
    let candle = Encoder::load(&model::folder())?.embed(&texts)?;
    let difference = largest_difference(&own, &candle)?;
    assert!(difference < 1e-5, "{difference}");
    Ok(())
}

#[test]
fn the_first_program_reads_these_vectors() -> Result<()> {
    let mut rows = Vec::new();
    for line in include_str!("../data/sentences.csv").lines() {
        let numbers = line.split(',').skip(1).map(str::parse::<f32>);
        rows.extend(numbers.collect::<Result<Vec<_>, _>>()?);
    }
    let kept = Tensor::from_vec(rows, (6, 384), &Cpu)?;
    let texts: Vec<&str> =
        include_str!("../data/sentences.txt").lines().collect();
    let fresh = Encoder::load(&model::folder())?.embed(&texts)?;
    assert!(largest_difference(&fresh, &kept)? < 6e-4);
    Ok(())
}

#[test]
fn kept_vectors_are_those_of_the_sections() -> Result<()> {
    let (sections, kept) = (sections(), vectors::load("sections")?);
    assert_eq!(sections.len(), kept.len());
    let encoder = Encoder::load(&model::folder())?;
    for place in [0, 100, 511] {
        let fresh = encoder.embed(&[&sections[place].text])?;
        let kept = Tensor::new(kept[place].as_slice(), &Cpu)?.unsqueeze(0)?;
        let difference = largest_difference(&fresh, &kept)?;
        assert!(difference < 2e-4, "{}: {difference}", sections[place].name);
    }
    Ok(())
}

#[test]
fn neighbours_in_a_batch_change_nothing() -> Result<()> {
    let encoder = Encoder::load(&model::folder())?;
    let long =
        "A much longer text shares the batch, so that the short one is padded.";
    let together = encoder.embed(&["Short.", long])?.narrow(0, 0, 1)?;
    let alone = encoder.embed(&["Short."])?;
    assert!(largest_difference(&together, &alone)? < 1e-6);
    assert_eq!(together.dtype(), DType::F32);
    Ok(())
}

#[test]
fn no_text_is_an_error() -> Result<()> {
    let none: [&str; 0] = [];
    let error = Encoder::load(&model::folder())?.embed(&none);
    let message = error.expect_err("is refused").to_string();
    assert_eq!(message, "there is no text to embed");
    Ok(())
}
