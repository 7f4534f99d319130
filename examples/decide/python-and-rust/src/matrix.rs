//! The product of two square matrices, in two loops.

use std::array;

pub const N: usize = 512;
const TALL: usize = 4;
const WIDE: usize = 8;

pub type Row = [f32; N];

// ANCHOR: plain
/// Row by row, so that the innermost loop runs along memory.
pub fn plain(a: &[Row], b: &[Row]) -> Vec<Row> {
    let mut product = vec![[0.0; N]; a.len()];
    for (sums, factors) in product.iter_mut().zip(a) {
        for (factor, row) in factors.iter().zip(b) {
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += factor * value;
            }
        }
    }
    product
}
// ANCHOR_END: plain

/// Tile by tile; `N` is a multiple of both sides of a tile.
pub fn blocked(a: &[Row], b: &[Row]) -> Vec<Row> {
    let mut product = vec![[0.0; N]; a.len()];
    for left in (0..N).step_by(WIDE) {
        let columns = left..left + WIDE;
        let strip: Vec<_> = b.iter().map(|row| cut(row, left)).collect();
        let rows = a.as_chunks().0.iter();
        for (out, rows) in product.chunks_exact_mut(TALL).zip(rows) {
            for (out, sums) in out.iter_mut().zip(tile(rows, &strip)) {
                out[columns.clone()].copy_from_slice(&sums);
            }
        }
    }
    product
}

fn cut(row: &Row, left: usize) -> [f32; WIDE] {
    array::from_fn(|column| row[left + column])
}

// ANCHOR: tile
/// A few rows of the one matrix times a few columns of the other.
fn tile(rows: &[Row; TALL], strip: &[[f32; WIDE]]) -> [[f32; WIDE]; TALL] {
    let mut sums = [[0.0; WIDE]; TALL]; // small enough for registers
    for (step, values) in strip.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += row[step] * value;
            }
        }
    }
    sums
}
// ANCHOR_END: tile
