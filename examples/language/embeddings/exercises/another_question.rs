//! **Warm-up: another question.** In the first program, let any sentence ask. Write `nearest`, which returns the place of the sentence that is most similar to
//! the sentence at the place `asked`. The vectors need not have length 1. `cosine` is that of the first program.
//!
//! Hint: which sentence is always the most similar to a sentence? Leave that one out, by its place.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::cosine;

    /// The place of the vector most similar to the one at `asked`.
    pub fn nearest(vectors: &[Vec<f64>], asked: usize) -> usize {
        for vector in vectors {
            println!("{:.2}", cosine(&vectors[asked], vector));
        }
        0 // the place of the highest
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::cosine;

    /// The place of the vector most similar to the one at `asked`.
    pub fn nearest(vectors: &[Vec<f64>], asked: usize) -> usize {
        let (mut best, mut highest) = (asked, f64::NEG_INFINITY);
        for (place, vector) in vectors.iter().enumerate() {
            let similar = cosine(&vectors[asked], vector);
            if place != asked && similar > highest {
                (best, highest) = (place, similar);
            }
        }
        best
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::nearest;

fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| -> f64 {
        a.iter().zip(b).map(|(x, y)| x * y).sum()
    };
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

/// The vectors of the six sentences of the first program.
fn sentences() -> Vec<Vec<f64>> {
    let vector = |line: &str| {
        let numbers = line.split(',').skip(1);
        numbers.map(|x| x.parse().expect("a number")).collect()
    };
    let lines = include_str!("../data/sentences.csv").lines();
    lines.map(vector).collect()
}

#[test]
fn each_sentence_finds_another_one() {
    let found: Vec<usize> =
        (0..6).map(|asked| nearest(&sentences(), asked)).collect();
    assert_eq!(found[..5], [1, 0, 0, 0, 0]);
    assert_ne!(found[5], 5);
}

#[test]
fn the_direction_counts_and_not_the_length() {
    let vectors = vec![vec![1.0, 0.1], vec![5.0, 5.0], vec![0.2, 0.0]];
    assert_eq!(nearest(&vectors, 0), 2);
    assert_eq!(nearest(&vectors, 2), 0);
}

#[test]
fn another_sentence_may_be_equal() {
    let vectors = vec![vec![3.0, 1.0], vec![3.0, 2.0], vec![3.0, 1.0]];
    assert_eq!(nearest(&vectors, 0), 2);
    assert_eq!(nearest(&vectors, 2), 0);
}

#[test]
fn a_similarity_may_be_negative() {
    let vectors = vec![vec![1.0, 0.0], vec![-1.0, 0.0], vec![-1.0, 0.5]];
    assert_eq!(nearest(&vectors, 0), 2);
}
// ANCHOR_END: tests
