//! **One pass.** You don't want to keep all scores of a long text. `one_pass` gets each word's score and value once, and returns the values, mixed by
//! the softmax of the scores, without a `Vec`. The starter overflows: a score may be 1000. So the largest has to be subtracted, but you know only the largest that has come by. A score of minus infinity is masked. At least one is finite.
//!
//! Hint: keep three things, the largest score that has come by, the sum of the powers, and their mix. By what must the last two be multiplied when a larger score arrives? And what is minus infinity minus minus infinity?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The values, mixed by the softmax of their scores.
    pub fn one_pass(words: impl Iterator<Item = (f64, [f64; 2])>) -> [f64; 2] {
        let (mut sum, mut mix) = (0.0, [0.0; 2]);
        for (score, value) in words {
            let power: f64 = score.exp(); // overflows
            sum += power;
            mix = [mix[0] + power * value[0], mix[1] + power * value[1]];
        }
        mix.map(|number| number / sum)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The values, mixed by the softmax of their scores.
    pub fn one_pass(words: impl Iterator<Item = (f64, [f64; 2])>) -> [f64; 2] {
        let (mut sum, mut mix) = (0.0, [0.0; 2]);
        let mut largest = f64::NEG_INFINITY;
        for (score, value) in words {
            if score == f64::NEG_INFINITY {
                continue;
            }
            let larger = largest.max(score);
            let shrink = (largest - larger).exp(); // of all that came before
            let power = (score - larger).exp();
            sum = sum * shrink + power;
            mix = [0, 1].map(|i| mix[i] * shrink + power * value[i]);
            largest = larger;
        }
        mix.map(|number| number / sum)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::fs;
use std::path::Path;

use answer::one_pass;

/// The mix in two passes, for scores that do not overflow.
fn two_passes(words: &[(f64, [f64; 2])]) -> [f64; 2] {
    let sum: f64 = words.iter().map(|(score, _)| score.exp()).sum();
    [0, 1].map(|i| {
        let parts = words.iter().map(|(score, value)| score.exp() * value[i]);
        parts.sum::<f64>() / sum
    })
}

fn close(found: [f64; 2], expected: [f64; 2]) {
    for (f, e) in found.iter().zip(expected) {
        assert!((f - e).abs() < 1e-12, "{found:?} instead of {expected:?}");
    }
}

#[test]
fn as_in_two_passes() {
    let mut words = [(0.5, [1.0, 2.0]), (3.0, [4.0, -1.0]), (-2.0, [9.0, 7.0])];
    close(one_pass(words.into_iter()), two_passes(&words));
    words.reverse();
    close(one_pass(words.into_iter()), two_passes(&words));
}

#[test]
fn large_scores_do_not_overflow() {
    let words = [
        (1000.0, [1.0, 0.0]),
        (1000.0, [3.0, 4.0]),
        (-1000.0, [9.0, 9.0]),
    ];
    close(one_pass(words.into_iter()), [2.0, 2.0]);
    let words = [(-2000.0, [1.0, 0.0]), (-2000.0, [3.0, 4.0])];
    close(one_pass(words.into_iter()), [2.0, 2.0]);
}

#[test]
fn masked_words_do_not_count() {
    let masked = (f64::NEG_INFINITY, [5.0, 5.0]);
    let words = [masked, (1.0, [1.0, 2.0]), masked];
    close(one_pass(words.into_iter()), [1.0, 2.0]);
}

#[test]
fn an_attempt_keeps_no_list() {
    let file = "tests/attempt_one_pass/answer.rs";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let code = fs::read_to_string(file).unwrap_or_default();
    let lists = code.contains("collect") || code.contains("Vec");
    assert!(!lists, "no `Vec` and no `collect`, even in a comment");
}
// ANCHOR_END: tests
