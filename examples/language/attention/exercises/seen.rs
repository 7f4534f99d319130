//! **Warm-up: only what came before.** When a model writes a text, the words after "its" do not exist yet. `weights` is the first
//! program as a function. Let it share the weights among the first `seen` keys only, and give 0 to all others. There is at least one key that is seen. The
//! weights still add up to 1.
//!
//! Hint: which of the powers may become part of the sum?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use ndarray::{Array1, Array2};

    /// The weight of each key: 0 for all but the first `seen`.
    pub fn weights(
        query: &Array1<f64>,
        keys: &Array2<f64>,
        seen: usize,
    ) -> Vec<f64> {
        let mut powers = Vec::new();
        for key in keys.rows() {
            let score = query.dot(&key) / 2f64.sqrt();
            powers.push(score.exp());
        }
        println!("{seen} of {} are to be seen", powers.len());
        let sum: f64 = powers.iter().sum();
        powers.iter().map(|power| power / sum).collect()
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use ndarray::{Array1, Array2};

    /// The weight of each key: 0 for all but the first `seen`.
    pub fn weights(
        query: &Array1<f64>,
        keys: &Array2<f64>,
        seen: usize,
    ) -> Vec<f64> {
        let mut powers = Vec::new();
        for (position, key) in keys.rows().into_iter().enumerate() {
            let score = query.dot(&key) / 2f64.sqrt();
            powers.push(if position < seen { score.exp() } else { 0.0 });
        }
        let sum: f64 = powers.iter().sum();
        powers.iter().map(|power| power / sum).collect()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::weights;
use ndarray::{Array1, Array2, array};

fn sentence() -> (Array1<f64>, Array2<f64>) {
    let keys =
        array![[0.0, 0.0], [1.0, 0.2], [0.1, 1.0], [0.0, 0.0], [0.5, 0.0]];
    (array![4.0, 0.0], keys)
}

fn close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (f, e) in found.iter().zip(expected) {
        assert!((f - e).abs() < 1e-3, "{found:?} instead of {expected:?}");
    }
}

#[test]
fn its_sees_four_words() {
    let (query, keys) = sentence();
    let expected = [0.0494, 0.8357, 0.0655, 0.0494, 0.0];
    close(&weights(&query, &keys, 4), &expected);
}

#[test]
fn the_first_word_sees_itself() {
    let (query, keys) = sentence();
    close(&weights(&query, &keys, 1), &[1.0, 0.0, 0.0, 0.0, 0.0]);
}

#[test]
fn with_all_keys_as_before() {
    let (query, keys) = sentence();
    let expected = [0.0411, 0.6946, 0.0545, 0.0411, 0.1689];
    close(&weights(&query, &keys, 5), &expected);
}
// ANCHOR_END: tests
