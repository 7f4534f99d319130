//! **Find the leak.** An `attend` takes the vectors of a sentence, (n, d), and returns what each word gets, (n, m). Is its mask right? Write
//! `leaks`, which lists, in any order, all pairs of a word and a *later* word that it can see: if you replace the later word's vector by one that differs in each number, the earlier word's row changes. A change below 1e-9 is rounding.
//!
//! The tests leave the mask out, put it after the softmax, and let it begin one column too far to the right. Before you run them, say which pairs each lets through.
//!
//! Hint: change one word at a time, in a copy of the sentence. Compare whole rows: a leak may be in their last number only. Large numbers overflow.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use ndarray::Array2;

    /// The pairs of a word and a later word whose vector reaches it.
    pub fn leaks(
        attend: impl Fn(&Array2<f64>) -> Array2<f64>,
        x: &Array2<f64>,
    ) -> Vec<(usize, usize)> {
        let before = attend(x); // (n, m)
        todo!("replace each of {} words", before.nrows())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use ndarray::Array2;

    /// The pairs of a word and a later word whose vector reaches it.
    pub fn leaks(
        attend: impl Fn(&Array2<f64>) -> Array2<f64>,
        x: &Array2<f64>,
    ) -> Vec<(usize, usize)> {
        let before = attend(x); // (n, m)
        let mut found = Vec::new();
        for later in 1..x.nrows() {
            let mut changed = x.clone(); // (n, d)
            changed.row_mut(later).mapv_inplace(|number| 2.0 - number);
            let after = attend(&changed); // (n, m)
            for word in 0..later {
                let mut pairs =
                    before.row(word).into_iter().zip(after.row(word));
                if pairs.any(|(a, b)| (a - b).abs() > 1e-9) {
                    found.push((word, later));
                }
            }
        }
        found
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::leaks;
use ndarray::{Array2, array};

const ALL: [(usize, usize); 6] =
    [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];

fn sentence() -> Array2<f64> {
    array![[0.1, 0.0], [0.8, 0.2], [0.3, 0.9], [0.0, 0.0]]
}

/// Attention in which a word sees as far as `seen` says. What it must not see is
/// hidden before the softmax, or after it.
fn attend(
    x: &Array2<f64>,
    seen: fn(usize, usize) -> bool,
    before: bool,
) -> Array2<f64> {
    let powers = x.dot(&x.t()).exp(); // (n, n)
    let mut mixed = Array2::zeros(x.dim()); // (n, d)
    for (row, mut mix) in mixed.rows_mut().into_iter().enumerate() {
        let shown = |column: usize| !before || seen(row, column);
        let sum: f64 = (0..x.nrows())
            .filter(|column| shown(*column))
            .map(|column| powers[[row, column]])
            .sum();
        for column in (0..x.nrows()).filter(|column| seen(row, *column)) {
            mix.scaled_add(powers[[row, column]] / sum, &x.row(column));
        }
    }
    mixed
}

fn found(attend: impl Fn(&Array2<f64>) -> Array2<f64>) -> Vec<(usize, usize)> {
    let mut found = leaks(attend, &sentence());
    found.sort_unstable();
    found
}

#[test]
fn a_good_mask_has_none() {
    let causal = |row, column| column <= row;
    assert!(found(|x| attend(x, causal, true)).is_empty());
}

#[test]
fn without_a_mask_everything_leaks() {
    assert_eq!(found(|x| attend(x, |_, _| true, true)), ALL);
}

#[test]
fn zeros_after_the_softmax_come_too_late() {
    let causal = |row, column| column <= row;
    assert_eq!(found(|x| attend(x, causal, false)), ALL);
}

#[test]
fn one_column_too_far() {
    let next = |row, column| column <= row + 1;
    let expected = [(0, 1), (1, 2), (2, 3)];
    assert_eq!(found(|x| attend(x, next, true)), expected);
}

#[test]
fn only_one_word_and_only_in_the_last_number() {
    for number in [0, 1] {
        let sneaky = |x: &Array2<f64>| {
            let mut mixed = attend(x, |row, column| column <= row, true);
            mixed[[1, 1]] += 1e-3 * x[[2, number]];
            mixed
        };
        assert_eq!(found(sneaky), [(1, 2)]);
    }
}

#[test]
fn rounding_is_no_leak() {
    let rounded = |x: &Array2<f64>| {
        let mut mixed = attend(x, |row, column| column <= row, true);
        mixed[[0, 0]] += 1e-15 * x[[3, 0]];
        mixed
    };
    assert!(found(rounded).is_empty());
}
// ANCHOR_END: tests
