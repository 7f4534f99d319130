//! Nine heads for queries, three for keys and values, as in SmolLM2.

use attention::square;
use ndarray::{Array2, Axis, concatenate, s};

const WORDS: usize = 5;
const WIDTH: usize = 576;
const HEADS: usize = 9;
const GROUPS: usize = 3;
const HEAD: usize = 64;

/// Numbers that look random, and are the same in Python.
fn waves(rows: usize, columns: usize, step: f64) -> Array2<f32> {
    Array2::from_shape_fn((rows, columns), |(row, column)| {
        let wave = ((row * columns + column) as f64 * step).sin();
        (wave / (rows as f64).sqrt()) as f32
    })
}

// ANCHOR: grouped
/// The columns of a head: (words, 64).
fn head(all: &Array2<f32>, number: usize) -> Array2<f32> {
    let begin = number * HEAD;
    all.slice(s![.., begin..begin + HEAD]).to_owned()
}

/// All heads, each with the keys and values of its group.
fn grouped(q: &Array2<f32>, k: &Array2<f32>, v: &Array2<f32>) -> Array2<f32> {
    let mut mixed = Array2::zeros((q.nrows(), 0)); // (words, 0)
    for number in 0..HEADS {
        let group = number / (HEADS / GROUPS); // 0 0 0 1 1 1 2 2 2
        let mix = square(&head(q, number), &head(k, group), &head(v, group));
        mixed = concatenate![Axis(1), mixed, mix]; // 64 columns more
    }
    mixed // (words, 576)
}
// ANCHOR_END: grouped

fn main() {
    let x = waves(WORDS, WIDTH, 0.7) * 20.0; // (5, 576)
    let q = x.dot(&waves(WIDTH, HEADS * HEAD, 0.37)); // (5, 576)
    let k = x.dot(&waves(WIDTH, GROUPS * HEAD, 0.41)); // (5, 192)
    let v = x.dot(&waves(WIDTH, GROUPS * HEAD, 0.43)); // (5, 192)
    let mixed = grouped(&q, &k, &v); // (5, 576)
    println!("queries {:?}", q.dim());
    println!("keys    {:?}", k.dim());
    println!("mixed   {:?}", mixed.dim());
    println!("kept for each word and layer: {}", 2 * GROUPS * HEAD);
    println!("with a key for each query:    {}", 2 * HEADS * HEAD);
    for number in [0, 2, 3] {
        let last = mixed[[WORDS - 1, number * HEAD]];
        println!("head {number}: {last:.2}");
    }
}
