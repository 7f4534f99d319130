//! The picture of the page is the one that the program draws.

use anyhow::Result;
use candle_core::Device::Cpu;
use embeddings::picture::heat_map;

#[test]
fn the_page_has_this_picture() -> Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/numpy.safetensors");
    let rows = &candle_core::safetensors::load(path, &Cpu)?["sentences"];
    let similar = rows.matmul(&rows.t()?)?.to_vec2()?;
    let texts: Vec<&str> =
        include_str!("../data/sentences.txt").lines().collect();
    let page = include_str!("../../../../src/language/embeddings.md");
    assert!(page.contains(&heat_map(&texts, &similar)));
    Ok(())
}
