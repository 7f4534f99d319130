//! How alike are six sentences? With `--svg`, as a picture.

use std::env;

use anyhow::Result;
use embeddings::{Encoder, model, picture};

fn main() -> Result<()> {
    let texts: Vec<&str> =
        include_str!("../../data/sentences.txt").lines().collect();
    let encoder = Encoder::load(&model::folder())?;
    // ANCHOR: compare
    let rows = encoder.embed(&texts)?; // (6, 384)
    let similar = rows.matmul(&rows.t()?)?; // (6, 6)
    // ANCHOR_END: compare
    let similar = similar.to_vec2::<f32>()?;
    if env::args().any(|argument| argument == "--svg") {
        println!("{}", picture::heat_map(&texts, &similar));
        return Ok(());
    }
    println!("{:?}", rows.dims());
    for (text, row) in texts.iter().zip(similar) {
        let numbers: Vec<String> =
            row.iter().map(|x| format!("{x:5.2}")).collect();
        println!("{}  {text}", numbers.join(" "));
    }
    Ok(())
}
