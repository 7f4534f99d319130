//! Prints the data of the first program: six sentences with their vectors.

use anyhow::Result;
use embeddings::{Encoder, model};

fn main() -> Result<()> {
    let texts: Vec<&str> =
        include_str!("../../data/sentences.txt").lines().collect();
    let rows = Encoder::load(&model::folder())?.embed(&texts)?;
    for (text, row) in texts.iter().zip(rows.to_vec2::<f32>()?) {
        let numbers: Vec<String> =
            row.iter().map(|x| format!("{x:.3}")).collect();
        println!("{text},{}", numbers.join(","));
    }
    Ok(())
}
