//! One head of attention by hand, then many.

pub mod fast;

use ndarray::{Array1, Array2, s};

// ANCHOR: softmax
/// Turns each row of scores into weights that add up to 1, in its memory.
pub fn softmax(mut scores: Array2<f32>) -> Array2<f32> {
    for mut row in scores.rows_mut() {
        let largest = row.fold(f32::NEG_INFINITY, |a, b| a.max(*b));
        row.mapv_inplace(|score| (score - largest).exp());
        row /= row.sum();
    }
    scores
}
// ANCHOR_END: softmax

// ANCHOR: square
/// Causal attention by whole matrices: all scores, half of them masked.
pub fn square(
    q: &Array2<f32>,
    k: &Array2<f32>,
    v: &Array2<f32>,
) -> Array2<f32> {
    let scale = (q.ncols() as f32).sqrt();
    let mut scores = q.dot(&k.t()) / scale; // (n, d) by (d, n): (n, n)
    for (word, mut row) in scores.rows_mut().into_iter().enumerate() {
        row.slice_mut(s![word + 1..]).fill(f32::NEG_INFINITY);
    }
    softmax(scores).dot(v) // (n, n) by (n, d): (n, d)
}
// ANCHOR_END: square

// ANCHOR: rows
/// The same, block by block of words: only the keys that they may see.
pub fn rows(
    q: &Array2<f32>,
    k: &Array2<f32>,
    v: &Array2<f32>,
    softmax: fn(Array2<f32>) -> Array2<f32>,
) -> Array2<f32> {
    const BLOCK: usize = 64;
    let scale = (q.ncols() as f32).sqrt();
    let mut mixed = Array2::zeros(v.dim()); // (n, d)
    for begin in (0..q.nrows()).step_by(BLOCK) {
        let end = (begin + BLOCK).min(q.nrows());
        let seen = k.slice(s![..end, ..]); // (end, d)
        let block = q.slice(s![begin..end, ..]); // (end - begin, d)
        let mut scores = block.dot(&seen.t()) / scale; // (end - begin, end)
        for (word, mut row) in scores.rows_mut().into_iter().enumerate() {
            row.slice_mut(s![begin + word + 1..])
                .fill(f32::NEG_INFINITY);
        }
        let mix = softmax(scores).dot(&v.slice(s![..end, ..])); // (…, d)
        mixed.slice_mut(s![begin..end, ..]).assign(&mix);
    }
    mixed
}
// ANCHOR_END: rows

// ANCHOR: rotate
/// Turns the pairs of a query or key by angles that grow with its position.
pub fn rotate(vector: &Array1<f64>, position: f64, theta: f64) -> Array1<f64> {
    let d = vector.len();
    let mut turned = vector.clone(); // (d,)
    for i in (0..d).step_by(2) {
        let angle = position / theta.powf(i as f64 / d as f64);
        let (sin, cos) = angle.sin_cos();
        turned[i] = vector[i] * cos - vector[i + 1] * sin;
        turned[i + 1] = vector[i] * sin + vector[i + 1] * cos;
    }
    turned
}
// ANCHOR_END: rotate
