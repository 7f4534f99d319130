//! One vector for each token of a text: `sentence_tokens`.

use anyhow::Result;
use embeddings::{Encoder, model};

fn main() -> Result<()> {
    let encoder = Encoder::load(&model::folder())?;
    let texts = ["The code is slow.", "Measure before you optimise."];
    let (ids, mask) = encoder.tokens(&texts)?;
    let vectors = encoder.vectors(&ids, &mask)?;
    for (text, ids) in texts.iter().zip(ids.to_vec2::<u32>()?) {
        println!("{}", encoder.pieces(text)?.join(" "));
        println!("  ids  {ids:?}");
    }
    println!("mask {:?}", mask.to_vec2::<u32>()?);
    println!("vectors {:?}", vectors.dims());
    Ok(())
}
