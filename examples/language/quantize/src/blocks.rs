//! Rows of weights as blocks of bytes, the same bytes as in a GGUF file.

use anyhow::{Result, ensure};
use half::f16;

pub const BLOCK: usize = 32;

fn blocks(row: &[f32]) -> Result<&[[f32; BLOCK]]> {
    let (blocks, rest) = row.as_chunks();
    let weights = row.len();
    ensure!(
        rest.is_empty(),
        "a row of {weights} weights does not divide into blocks of {BLOCK}"
    );
    Ok(blocks)
}

fn inverse(scale: f32) -> f32 {
    if scale == 0.0 { 0.0 } else { 1.0 / scale }
}

// ANCHOR: q8
/// A scale in two bytes, then a signed byte for each weight.
pub fn to_q8_0(row: &[f32]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for block in blocks(row)? {
        let largest = block.iter().fold(0f32, |most, w| most.max(w.abs()));
        let scale = largest / 127.0;
        bytes.extend(f16::from_f32(scale).to_le_bytes());
        let round = |w: &f32| (w * inverse(scale)).round() as i8 as u8;
        bytes.extend(block.iter().map(round));
    }
    Ok(bytes)
}
// ANCHOR_END: q8

// ANCHOR: q4
/// A scale in two bytes, then sixteen bytes with two weights in each.
pub fn to_q4_0(row: &[f32]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for block in blocks(row)? {
        let farther = |most: f32, w: &f32| {
            if w.abs() > most.abs() { *w } else { most }
        };
        let scale = block.iter().fold(0.0, farther) / -8.0;
        bytes.extend(f16::from_f32(scale).to_le_bytes());
        let level = |w: &f32| ((w * inverse(scale) + 8.5) as u8).min(15);
        let (low, high) = block.split_at(BLOCK / 2);
        let pairs = low.iter().zip(high);
        bytes.extend(pairs.map(|(l, h)| level(l) | level(h) << 4));
    }
    Ok(bytes)
}
// ANCHOR_END: q4

// ANCHOR: back
/// The weights of one block: its scale, times the levels.
pub fn from_q4_0(block: &[u8; 18]) -> [f32; BLOCK] {
    let scale = f16::from_le_bytes([block[0], block[1]]).to_f32();
    let weight = |level: u8| scale * (f32::from(level) - 8.0);
    std::array::from_fn(|place| match block[2 + place % 16] {
        pair if place < 16 => weight(pair & 15),
        pair => weight(pair >> 4),
    })
}
// ANCHOR_END: back

/// The weights of one block.
pub fn from_q8_0(block: &[u8; 34]) -> [f32; BLOCK] {
    let scale = f16::from_le_bytes([block[0], block[1]]).to_f32();
    std::array::from_fn(|place| scale * f32::from(block[2 + place] as i8))
}
